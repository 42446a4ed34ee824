"""Compares what was decided, or expected, with what score.py computes. Called through score.py."""

import csv
import hashlib
import io
import json
import os
import sys
from fractions import Fraction

from score import (
    CannotRun,
    Case,
    Rules,
    as_json,
    criteria_of,
    options_of,
    read_file,
    read_json,
    score_cases,
)


def say(line):
    sys.stdout.write(as_json(line) + "\n")


# ---------------------------------------------------------------- an exported edition


def sha256(text):
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def canonical(value):
    """JSON with sorted keys and without white space: what the digests are made over."""
    if isinstance(value, dict):
        keys = sorted(value, key=lambda key: key.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(f"{as_json(key)}:{canonical(value[key])}" for key in keys) + "}"
    if isinstance(value, list):
        return "[" + ",".join(canonical(one) for one in value) + "]"
    return as_json(value)


def star_scale(rules):
    """The scale that gives stars; in rules without stars the first, whose bands are counted from below."""
    starred = [scale for scale in rules.scales if any("stars" in band for band in scale["bands"])]
    return (starred or rules.scales)[0]


def stars_of(scale, band_id):
    rising = sorted(scale["bands"], key=lambda band: Fraction(band["from"]))
    for rank, band in enumerate(rising, 1):
        if band["id"] == band_id:
            return int(band.get("stars", rank))
    return 0


def scheme_of(rules, given):
    """The name of the scheme by which a case is decided, and the most stars that it gives."""
    scale, programme = star_scale(rules) if rules.scales else None, rules.document["programme"]
    if rules.form(given["form"])[0] is None and (scale is None or len(scale["bands"]) != 1):
        return f"{programme}/passed-1", 1
    most = max(stars_of(scale, band["id"]) for band in scale["bands"])
    return f"{programme}/{scale['id']}-{most}", most


def closes(effect, scale):
    """A gate that leaves no band, on the scale or on all."""
    none = effect["kind"] == "cap-band" and effect["band"] is None
    return none and effect.get("scale") in (None, scale and scale["id"])


def proposal_without_points(rules, given):
    """A form without a rubric is passed or not: it has the only band of the scale, or one of its own."""
    case = Case(rules, given)
    applied = [gate for gate, _ in case.fired if case.applied(gate)]
    scale = star_scale(rules) if rules.scales else None
    only = scale if scale and len(scale["bands"]) == 1 else None
    passed = case.state == "ranked" and not any(closes(gate["effect"], only) for gate in applied)
    stars = stars_of(only, only["bands"][0]["id"]) if only else 1
    return {
        "mean": None,
        "rounded": None,
        "gates": sorted({gate["id"] for gate in applied}),
        "proposedStars": stars if passed else 0,
    }


def proposal_of(rules, given):
    """What the rules propose for a case, in the words of decisions.json."""
    if rules.form(given["form"])[0] is None:
        return proposal_without_points(rules, given)
    line = score_cases(rules, [given])[0]
    scale = star_scale(rules)
    outcome = line["outcomes"].get(scale["id"], {"rounded": None, "band": None})
    enough = len(given["sheets"]) >= int(rules.document["panel"]["quorum"])
    return {
        "mean": line["mean"],
        "rounded": outcome["rounded"],
        "gates": sorted({gate["id"] for gate in line["gates"] if gate.get("applied", True)}),
        "proposedStars": stars_of(scale, outcome["band"]) if enough else 0,
    }


def further_of(rules, given, decision):
    """What the rules say beside the star, where the decision names it: other scales, the level, rules that are failed."""
    line = score_cases(rules, [given])[0]
    enough = len(given["sheets"]) >= int(rules.document["panel"]["quorum"])
    bands = {scale: one["band"] if enough else None for scale, one in line["outcomes"].items()}
    route = line.get("route") if enough else None
    found = {
        "bands": {scale: bands.get(scale) for scale in decision.get("bands", {})},
        "route": route and route["rule"],
        "failed": [rule["id"] for rule in line.get("passRules", []) if rule["passed"] is False],
    }
    return {what: value for what, value in found.items() if what in decision}


class Folder:
    def __init__(self, path):
        self.path = path
        self.different = {}

    def read(self, name):
        return read_file(os.path.join(self.path, name))

    def differs(self, case, what, decided, computed):
        self.different.setdefault(case, []).append({"what": what, "decided": decided, "computed": computed})

    def compare_case(self, decision, given, rules):
        case = decision["id"]
        computed = proposal_of(rules, given)
        for what, value in computed.items():
            stated = sorted(decision[what]) if what == "gates" else decision[what]
            if stated != value:
                self.differs(case, what, stated, value)
        for what, value in further_of(rules, given, decision).items():
            if decision[what] != value:
                self.differs(case, what, decision[what], value)
        scheme, most = scheme_of(rules, given)
        for what, value in (("scheme", scheme), ("of", most)):
            if decision[what] != value:
                self.differs(case, what, decision[what], value)
        departed = decision["stars"] != decision["proposedStars"]
        if departed != decision["departed"]:
            self.differs(case, "stars", decision["stars"], computed["proposedStars"])
        elif departed and not decision["reason"].strip():
            self.differs(case, "reason", decision["reason"], None)
        elif departed:
            stars = {"proposed": decision["proposedStars"], "decided": decision["stars"]}
            say({"case": case, "departure": {**stars, "reason": decision["reason"]}})
        published = decision["published"]
        for what in ("mean", "rounded", "stars"):
            if published is not None and published[what] != decision[what]:
                self.differs(case, f"published {what}", published[what], decision[what])

    def compare_choices(self, decisions, rules, cases):
        """The choices among all cases of one sheets file. Whom the plenary put lower than proposed takes no part."""
        stated = {one["id"]: one for one in decisions if one["id"] in cases and "selections" in one}
        if not stated:
            return
        part = [cases[name] for name, one in stated.items() if one["stars"] >= one["proposedStars"]]
        lines = {line["id"]: line for line in score_cases(rules, part)}
        for name, one in stated.items():
            for choice, said in one["selections"].items():
                nothing = {"group": None, "rank": None, "award": None, "tied": []}
                nothing.update({"shortlisted": False} if "shortlisted" in said else {})
                found = dict(lines[name]["selections"][choice]) if name in lines else nothing
                found["tied"] = sorted(found["tied"])
                if found != said:
                    self.differs(name, f"selection {choice}", said, found)

    def compare_list(self, decisions):
        """The list with its names, where it was handed over: it has the digest on which the Minister decided."""
        if not os.path.exists(os.path.join(self.path, "list.json")):
            return
        decided = read_json(self.read("list.json"), "list.json")
        digest = sha256(canonical(decided["entries"]))
        if digest != decisions["list"]["digest"]:
            self.differs("list", "digest", decisions["list"]["digest"], digest)
        lines = {one["id"]: one for one in decisions["cases"]}
        if sorted(decided["cases"]) != sorted(lines):
            self.differs("list", "cases", len(decided["cases"]), len(lines))
        for case, entry in zip(decided["cases"], decided["entries"]):
            for what in ("mean", "rounded", "scheme", "of", "proposedStars", "stars", "departed", "reason"):
                told = what != "reason" or entry["departed"]
                if told and case in lines and lines[case][what] != entry[what]:
                    self.differs(case, f"list {what}", entry[what], lines[case][what])

    def check(self):
        decisions = read_json(self.read("decisions.json"), "decisions.json")
        cases, rules_of = {}, {}
        for part in decisions["rules"]:
            text = self.read(part["rules"])
            if sha256(text) != part["hash"]:
                self.differs(part["rules"], "hash", part["hash"], sha256(text))
            rules = Rules(text)
            own = {}
            for given in read_json(self.read(part["sheets"]), part["sheets"])["cases"]:
                if given["id"] in cases:
                    self.differs(given["id"], "twice", None, part["sheets"])
                cases[given["id"]], rules_of[given["id"]] = given, (rules, part["hash"])
                own[given["id"]] = given
            self.compare_choices(decisions["cases"], rules, own)
        for decision in decisions["cases"]:
            given = cases.pop(decision["id"], None)
            if given is None:
                self.differs(decision["id"], "sheets", None, None)
                continue
            rules, rules_hash = rules_of[decision["id"]]
            if decision["rules"] != rules_hash:
                self.differs(decision["id"], "rules", decision["rules"], rules_hash)
            self.compare_case(decision, given, rules)
        for case in cases:
            self.differs(case, "decision", None, None)
        self.compare_list(decisions)
        return len(decisions["cases"])


def check_folder(path):
    """One line for each departure and each difference; the last line counts. 1 where something differs."""
    folder = Folder(path)
    try:
        count = folder.check()
    except (KeyError, TypeError, AttributeError, IndexError, ValueError) as error:
        raise CannotRun(f"The export does not have the right form: {error!r}.") from None
    for case, differences in folder.different.items():
        say({"different": case, "in": differences})
    say({"cases": count, "different": len(folder.different)})
    return 1 if folder.different else 0


# ---------------------------------------------------------------- cases.csv


def nodes_under(node):
    yield node
    for child in node.get("children", []):
        yield from nodes_under(child)


def word_answer(criterion, word):
    """The answer that a word of the notation means for a criterion, in the form of a sheets file."""
    if word not in ("best", "worst"):
        return {"yes": True, "no": False}.get(word, word) if criterion["kind"] == "yes-no" else word
    best = word == "best"
    if criterion["kind"] == "yes-no":
        yes, no = Fraction(criterion["points"]), Fraction(criterion.get("otherwise", "0.00"))
        return yes >= no if best else yes <= no
    if criterion["kind"] == "number":
        bands = [(band["from"], Fraction(band["points"])) for band in criterion["bands"]]
    else:
        bands = list(options_of(criterion).items())
    wanted = (max if best else min)(points for _, points in bands)
    return next(answer for answer, points in bands if points == wanted)


def fact_value(kind, word):
    if kind == "boolean":
        return {"true": True, "false": False}.get(word, word)
    return Fraction(word) if kind == "number" else word


def seat_of(words):
    """Takes the words that say from which seat a sheet comes off its front."""
    seat = {}
    while words:
        name, colon, value = words[0].partition(":")
        if words[0] == "agreed":
            seat["agreed"] = True
        elif name in ("role", "body") and value and not set(value) & set("=:"):
            seat[name] = value
        elif name == "round" and value.isascii() and value.isdigit() and value[0] != "0" and len(value) < 10:
            seat["round"] = Fraction(value)
        else:
            return seat
        words.pop(0)
    return seat


def sheets_of(root, marks):
    """The sheets of a row, what was carried by level, and the seat of each sheet."""
    carried, sheets, seats = {}, [], []
    if root is None:
        return sheets, carried, seats
    asked = [one for one in criteria_of(root) if one["kind"] != "imported"]
    for part in marks.split("|"):
        answers = {}
        words = part.replace(";", " ").split()
        seats.append(seat_of(words))
        for mark in words:
            target, _, word = mark.partition("=")
            under = next((node for node in nodes_under(root) if node["id"] == target), None)
            meant = asked if target == "all" and under is None else [one for one in criteria_of(under) if one in asked]
            for criterion in meant:
                answers.pop(criterion["id"], None)
                if word != "none":
                    answers[criterion["id"]] = word_answer(criterion, word)
        for criterion in asked:
            if "scoredAt" in criterion and criterion["id"] in answers:
                carried.setdefault(criterion["scoredAt"], {})[criterion["id"]] = answers.pop(criterion["id"])
        sheets.append(answers)
    return sheets, carried, seats


def case_of(rules, row):
    root, _ = rules.form(row["commodity"])
    facts = {}
    for pair in filter(None, (one.strip() for one in row["facts"].split(";"))):
        name, _, word = pair.partition("=")
        facts[name] = fact_value(rules.facts.get(name), word)
    sheets, carried, seats = sheets_of(root, row["marks"])
    seated = {"seats": seats} if any(seats) else {}
    return {"id": row["case"], "form": row["commodity"], "facts": facts, "carried": carried, "sheets": sheets, **seated}


def outcome_of(line, name):
    """What stands on a scale, under `passed` or under `route`, in the words of the notation."""
    if name == "passed":
        return {True: "yes", False: "no", None: "-"}[line.get("passed")]
    if name == "route":
        return line["route"]["rule"] if line.get("route") else "-"
    return line["outcomes"][name]["band"] or "-"


def unmet(line, row):
    """The columns whose expectation does not hold."""
    wrong = []
    total, bands, gates = row["expected_total"], row["expected_band"], row["expected_gates"]
    if total == "-" and line["mean"] is not None or total != "-" and line["problems"]:
        wrong.append("expected_total")
    elif total not in ("", "-") and (line["mean"] is None or Fraction(line["mean"]) != Fraction(total)):
        wrong.append("expected_total")
    if bands:
        first = next(iter(line["outcomes"]), None)
        pairs = [one.split("=") if "=" in one else [first, one] for one in bands.replace(";", " ").split()]
        if any(outcome_of(line, scale) != band for scale, band in pairs):
            wrong.append("expected_band")
    applied = {gate["id"] for gate in line["gates"] if gate.get("applied", True)}
    if gates and applied != (set() if gates == "-" else set(gates.replace(";", " ").split())):
        wrong.append("expected_gates")
    return wrong


def check_cases(rules_path, cases_path):
    """Writes the cases as a sheets file; complaints about expectations that do not hold go to stderr."""
    rules = Rules(read_file(rules_path))
    rows = list(csv.DictReader(io.StringIO(read_file(cases_path))))
    given = [case_of(rules, row) for row in rows]
    say({"cases": given})
    bad = [(row["case"], unmet(score_cases(rules, [one])[0], row)) for row, one in zip(rows, given)]
    for case, columns in bad:
        if columns:
            sys.stderr.write(json.dumps({"case": case, "unmet": columns}, ensure_ascii=False) + "\n")
    return 1 if any(columns for _, columns in bad) else 0
