"""An answer that says nothing of what was asked: no page is taken for missing, and no request to stop for none."""

from __future__ import annotations

from pathlib import Path

from tests.mediawiki.installation import Installation
from tests.mediawiki.person import Person
from tests.program import write_config
from tests.proxy import HandOn, Parameters, Sent, proxy
from tests.workingcopy.desk import Desk, record, write_files

NAMES = ["Panne 0", "Panne 1"]
EMPTY = Sent(200, b'{"batchcomplete": true, "query": {}}', (("Content-Type", "application/json"),))
BEFORE = {name: record(name) for name in NAMES}
AFTER = {name: text.replace("gérer", "animer") for name, text in BEFORE.items()}
STOP = "Utilisateur:MoviBot/Stop"


def test_an_answer_without_what_was_asked_ends_the_run_and_is_not_remembered(
    tmp_path: Path, mediawiki: Installation, person: Person
) -> None:
    mediawiki.load({"Modèle:Commun": "{{{nom|}}}", **BEFORE})
    write_files(tmp_path)
    rows = "page,nom,action\n" + "".join(f"{name},{name},animer\n" for name in NAMES)
    (tmp_path / "lieux.csv").write_text(rows, encoding="utf-8")
    account = mediawiki.users.bot_password
    with proxy(mediawiki.url) as between:
        config = write_config(tmp_path, between.api, account, f"templates: {tmp_path}/fiches\n", patience=1)

        def emptied(number: int) -> int:
            """Import, with the answer to one question emptied; the exit code."""
            asked = 0

            def meddle(parameters: Parameters, hand_on: HandOn) -> Sent:
                nonlocal asked
                is_question = parameters.get("action") == "query" and ("titles" in parameters or "list" in parameters)
                asked += is_question
                return EMPTY if is_question and asked == number else hand_on()

            between.meddle = meddle
            desk = Desk(config, tmp_path / "copie", account.password)
            return desk.movibot("import", str(tmp_path / "lieux.csv"), "--schema", "commun").code

        person.edit(STOP, "stop")
        codes = [emptied(number) for number in range(1, 6)]
        assert set(codes) <= {4, 5}
        assert 5 in codes
        assert {name: person.text(name) for name in NAMES} == BEFORE, "who asked for a stop is heard, or nobody writes"
        person.edit(STOP, "")
        assert emptied(1) == 5
        assert emptied(2) == 5
        assert emptied(0) == 0, "what was not said is not remembered"
        assert {name: person.text(name) for name in NAMES} == AFTER
