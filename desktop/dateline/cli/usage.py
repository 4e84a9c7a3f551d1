"""How the help of a verb is written: what to give by its name alone, and examples at the end."""

from __future__ import annotations

from typing import Any

from typer.core import TyperArgument, TyperCommand

from dateline.cli.examples import EXAMPLES

_NO_BRACES = str.maketrans("", "", "{}")


class Verb(TyperCommand):
    """A verb of the command line; help names no types of the programming language.

    Typer brings a Click of its own or takes the installed one, by its version: hence `Any`.
    """

    def collect_usage_pieces(self, ctx: Any) -> list[str]:  # noqa: ANN401 - see above
        """Return the parts of the usage line: NAME must be given, [NAME] may be."""
        return [piece.translate(_NO_BRACES) for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401 - see above
        """Write what is to be given, then the options, then the examples."""
        arguments: list[tuple[str, str]] = []
        options: list[tuple[str, str]] = []
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if isinstance(parameter, TyperArgument):
                arguments.append((parameter.metavar or "", parameter.help or ""))
            elif record is not None:
                options.append(record)
        if arguments:
            with formatter.section("Arguments"):
                formatter.write_dl(arguments)
        with formatter.section("Options"):
            formatter.write_dl(options)
        with formatter.section("Examples"):
            for example in EXAMPLES[self.name or ""]:
                # A line that is to be copied is not wrapped.
                formatter.write(f"{'':>{formatter.current_indent}}{example}\n")
