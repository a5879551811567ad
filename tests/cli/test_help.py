"""Help, slips and completion: every command explains itself, every slip is answered."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
import typer

from extractor.cli import _load_commands, app, main
from tests.conftest import ROOT

_load_commands()
COMMANDS = dict(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
GUIDE = (ROOT / "docs" / "guide.md").read_text("utf-8")


@dataclass(frozen=True)
class Done:
    """What a command printed, and its exit status."""

    returncode: int
    stdout: str
    stderr: str


@pytest.fixture
def extractor(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    """Runs a command as the shell would, two hundred columns wide."""
    monkeypatch.setenv("COLUMNS", "200")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(ROOT)

    def run(*words: str) -> Done:
        with pytest.raises(SystemExit) as stop:
            main(list(words))
        return Done(int(stop.value.code or 0), *capsys.readouterr())

    return run


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_an_example_and_a_place_in_the_guide(name: str) -> None:
    command = COMMANDS[name]
    assert command.help
    assert f"extractor {name}" in (command.epilog or "") or name == "run"
    assert "Example: extractor " in command.epilog
    assert f"extractor {name}" in GUIDE, f"docs/guide.md does not show `extractor {name}`"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_explained_and_stands_in_the_guide_or_help(name: str) -> None:
    for parameter in COMMANDS[name].params:
        if parameter.name != "help":
            assert parameter.help, f"{name} {parameter.name}"


def test_help_shows_every_command_with_its_example(extractor: Callable[..., Done]) -> None:
    shown = extractor("--help").stdout
    assert all(name in shown for name in COMMANDS)
    assert "Example" in shown


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        (["repotr", "output/"], "report"),
        (["evalute", "a", "b"], "evaluate"),
        (["report", "--lnguage", "en", "x"], "--language"),
        (["run", "--foramt", "csv", "x"], "--format"),
        (["export", "x", "--to", "brt"], "brat"),
        (["report", "nosuchfolder"], "check the path"),
        (["report", "corpus", "--language", "fr"], "choose ru or en"),
    ],
)
def test_slips_are_answered_with_the_remedy(extractor: Callable[..., Done], words: list[str], hint: str) -> None:
    done = extractor(*words)
    assert done.returncode == 2
    assert hint in done.stderr
    assert "Traceback" not in done.stderr


def test_completion_is_offered(extractor: Callable[..., Done]) -> None:
    assert "--install-completion" in extractor("--help").stdout
