import sys,time,functools
def main():
    import dateline.app
    from tests.desktop import observed_window as ow
    import dateline.importing.queue as q, dateline.ui.session as se, dateline.ui.scope_feed as sf, dateline.ui.panes.library as lp, dateline.library.writer as w, dateline.importing.pool as pool, dateline.ui.drop as dr, dateline.ui.import_controller as ic, dateline.ui.window as win
    def wrap(cls,name):
        f=getattr(cls,name)
        @functools.wraps(f)
        def g(*a,**k):
            t=time.monotonic()
            try: return f(*a,**k)
            finally:
                print(f"{t:.3f} +{(time.monotonic()-t)*1000:6.1f} {cls.__name__}.{name} {[type(x).__name__ for x in a[1:2]]}",file=sys.stderr,flush=True)
        setattr(cls,name,g)
    for c,n in [(q.ImportQueue,"add"),(q.ImportQueue,"_start_next"),(q.ImportQueue,"_take"),(q.ImportQueue,"_hand_out"),(pool.WorkerPool,"submit"),(se.Session,"_gather"),(se.Session,"_tell_changes"),(sf.ScopeFeed,"_compute"),(sf.ScopeFeed,"_settle"),(lp.LibraryPane,"_show_scope"),(lp.LibraryPane,"_fetch"),(dr.DropTarget,"_drop"),(win.MainWindow,"show_library"),(ic.ImportController,"_refresh")]:
        wrap(c,n)
    from dateline.cli.program import run
    dateline.app.Application = ow._observed_class()
    return run(sys.argv[1:])
if __name__=="__main__":
    sys.path.insert(0,'/work/main'); sys.exit(main())
