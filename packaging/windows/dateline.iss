; Inno Setup's script: installs for one person, without administrator's rights.
; packaging/pack_windows.py gives Version, Folder, Output and Icon.

#define Name "Dateline"
#define Program "dateline.exe"

[Setup]
AppId={{7C0E7A52-41D7-4E0B-9C39-6C1E8B0F5D21}
AppName={#Name}
AppVersion={#Version}
VersionInfoVersion={#Version}
DefaultDirName={localappdata}\Programs\{#Name}
DefaultGroupName={#Name}
DisableProgramGroupPage=yes
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
; A running Dateline is asked to close, so that none of its files is replaced under it.
CloseApplications=yes
RestartApplications=no
SetupIconFile={#Icon}
UninstallDisplayIcon={app}\{#Program}
OutputDir={#Output}
OutputBaseFilename=dateline-{#Version}-windows-x86_64
Compression=lzma2/ultra64
SolidCompression=yes
#ifdef Sign
SignTool=sign
SignedUninstaller=yes
#endif

[InstallDelete]
; What an earlier version brought and this one has no more.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Folder}\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\{#Name}"; Filename: "{app}\{#Program}"; AppUserModelID: "Dateline"

[Registry]
; "Open with" for every file; nobody's own choice of a program is changed.
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}"; ValueType: string; ValueName: "FriendlyAppName"; ValueData: "{#Name}"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\Applications\{#Program}\shell\open\command"; ValueType: string; ValueData: """{app}\{#Program}"" open ""%1"""

[Run]
Filename: "{app}\{#Program}"; Description: "{cm:LaunchProgram,{#Name}}"; Flags: postinstall nowait skipifsilent
