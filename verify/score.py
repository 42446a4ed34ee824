#!/usr/bin/env python3
"""Scores sheets by the rules of an edition: a second program, which shares no line with the first.

    python3 verify/score.py RULES SHEETS          one line of JSON for each case; more pairs may follow
    python3 verify/score.py --check FOLDER        computes an exported edition again and compares (see check.py)
    python3 verify/score.py --cases RULES CASES   a cases.csv as a sheets file, and whether its expectations hold

It is written from docs/rules.md and docs/generated/rules.schema.json alone, so that an error in the platform and
an error here would have to be the same error. The headings of docs/rules.md under "Scoring, step by step" are those
of the parts below. It needs nothing but Python 3.9, and every number that becomes a result is an exact fraction.
Ends with 0; with 1 where a case has problems; with 2 where it could not run.
"""

import json
import math
import re
import sys
from decimal import Decimal
from fractions import Fraction


class CannotRun(Exception):
    """The files cannot be read at all."""


# ---------------------------------------------------------------- reading


MOST_LEVELS = 200
MOST_ROUND = 2**53 - 1
MARKS = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\]]')


def as_number(written):
    """A number of the file is a double; from there on it is the exact value of that double. Beyond it is none."""
    number = float(written)
    return Fraction(number) if math.isfinite(number) else number


def refuse_unwritable(text):
    """Parts within parts beyond all reading, and texts with a null character or half of a surrogate pair."""
    suspect = re.search(r"\\u(?:0000|[dD][89a-fA-F])", text) is not None
    levels = 0
    for mark in MARKS.findall(text):
        if mark in "{[":
            levels += 1
        elif mark in "}]":
            levels -= 1
        elif suspect and re.search("[\0\ud800-\udfff]", json.loads(mark)):
            raise ValueError("unwritable")
        if levels > MOST_LEVELS:
            raise ValueError("too deep")


def read_json(text, what):
    """The document, with every number as a fraction and keys in the order of docs/rules.md."""

    def in_order(pairs):
        # Names that are whole numbers come first, rising; the others as they were written.
        found = dict(pairs)
        if len(found) != len(pairs):
            raise ValueError("a key stands twice")
        numbers = [key for key in found if re.fullmatch(r"0|[1-9][0-9]{0,9}", key) and int(key) < 2**32 - 1]
        order = [*sorted(numbers, key=int), *(key for key in found if key not in numbers)]
        return {key: found[key] for key in order}

    def refuse(constant):
        raise ValueError(constant)

    try:
        refuse_unwritable(text)
        return json.loads(
            text, parse_int=as_number, parse_float=as_number, parse_constant=refuse, object_pairs_hook=in_order
        )
    except (ValueError, OverflowError, RecursionError):
        raise CannotRun(f"{what} cannot be read as JSON: see \"What a file may hold\".") from None


def read_file(path):
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            return file.read()
    except (OSError, UnicodeDecodeError):
        raise CannotRun(f"{path} cannot be read.") from None


DECIMAL = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,6})?")


def is_decimal(value):
    return isinstance(value, str) and DECIMAL.fullmatch(value) is not None


# ---------------------------------------------------------------- writing


def number_text(value):
    """A number of the file as a text, written in the shortest way: 4, 4.5, 1e-7."""
    if value.denominator == 1 and abs(value) < 2**53:
        return str(value.numerator)
    shortest = repr(float(value))
    if Fraction(1, 10**6) <= abs(value) < 10**21:
        return format(Decimal(shortest), "f").removesuffix(".0")
    return re.sub(r"e([+-])0*", r"e\1", shortest)


def value_text(value):
    """A fact as a text."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return number_text(value) if isinstance(value, Fraction) else value


def as_json(value):
    """Compact JSON: no space between the parts, letters as they are, fractions as numbers."""
    if isinstance(value, Fraction):
        return number_text(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{as_json(key)}:{as_json(one)}" for key, one in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ",".join(as_json(one) for one in value) + "]"
    text = json.dumps(value, ensure_ascii=False)
    return re.sub("[\ud800-\udfff]", lambda half: f"\\u{ord(half[0]):04x}", text)


def exact_text(value):
    """A reduced fraction: "624/7"; a whole number without a denominator: "88"."""
    return str(value)


def decimal_text(value):
    """At least two places, more where needed; what is longer than six is rounded half up at the sixth."""
    value, places = rounded(value, "half-up", 6), 2
    while (value * 10**places).denominator != 1:
        places += 1
    return fixed_text(value, places)


def fixed_text(value, places):
    whole = value * 10**places
    digits = str(abs(whole.numerator)).rjust(places + 1, "0")
    sign = "-" if value < 0 else ""
    return sign + (f"{digits[:-places]}.{digits[-places:]}" if places else digits)


def rounded(value, kind, places):
    """half-up (a half away from zero), half-even or down (cut off), to so many places."""
    shifted = abs(value) * 10**places
    whole = shifted.numerator // shifted.denominator
    rest = shifted - whole
    up = rest > Fraction(1, 2) or (rest == Fraction(1, 2) and (kind == "half-up" or whole % 2 == 1))
    found = Fraction(whole + (1 if up and kind != "down" else 0), 10**places)
    return -found if value < 0 else found


# ---------------------------------------------------------------- problems


class Problems:
    """What is wrong with a case, in the order of docs/rules.md; each code and path stands once."""

    def __init__(self):
        self.found = {}

    def add(self, code, path, indonesian, english):
        self.found[(code, path)] = {"id": indonesian, "en": english}

    def missing_fact(self, name, criterion=None):
        if criterion is None:
            texts = (f'Fakta "{name}" belum diketahui.', f'The fact "{name}" is not known.')
        else:
            title = criterion["title"]
            texts = (
                f'{title["id"]}: fakta "{name}" belum diketahui.',
                f'{title["en"]}: the fact "{name}" is not known.',
            )
        self.add("missing-fact", f"facts.{name}", *texts)

    def answer(self, code, path, criterion, value):
        """A problem with what stands as the answer of a criterion, or with the fact that it is read from."""
        shown = as_json(value)
        indonesian, english = {
            "missing-answer": ("belum dinilai.", "has no answer."),
            "unknown-option": (f"pilihan {shown} tidak ada dalam rubrik.", f"option {shown} is not in the rubric."),
            "number-out-of-range": (
                f"angka {shown} berada di luar batas.",
                f"the number {shown} is outside the limits.",
            ),
            "answer-kind": (
                f"diharapkan angka desimal sebagai teks seperti \"12.5\", bukan {shown}.",
                f"a decimal as text such as \"12.5\" is expected, not {shown}.",
            ),
        }[code]
        if code == "answer-kind" and criterion["kind"] == "yes-no":
            indonesian = f"diharapkan true atau false, bukan {shown}."
            english = f"true or false is expected, not {shown}."
        title = criterion["title"]
        self.add(code, path, f"{title['id']}: {indonesian}", f"{title['en']}: {english}")

    def take(self, others):
        self.found.update(others.found)

    def misses_fact(self):
        return any(code == "missing-fact" for code, _ in self.found)

    def lines(self):
        return [{"code": code, "path": path, "message": text} for (code, path), text in self.found.items()]


# ---------------------------------------------------------------- rules


class Rules:
    def __init__(self, text):
        document = read_json(text, "The rules file")
        if not isinstance(document, dict) or document.get("schema") != 1:
            raise CannotRun("The rules file has no schema that is known.")
        self.document = document
        try:
            self.commodities = {one["id"]: one for one in document["commodities"]}
            self.rubrics = {one["id"]: one["root"] for one in document["rubrics"]}
            self.facts = {one["name"]: one["kind"] for one in document["facts"]}
            self.gates = document["gates"]
            self.aggregation = document["aggregation"]
            self.scales = document["scales"]
        except (KeyError, TypeError) as error:
            raise CannotRun(f"The rules file lacks a part: {error}.") from None

    def form(self, wanted):
        """The root of the rubric (None without one) and the commodities that are meant; None for no such form."""
        if wanted in self.commodities:
            return self.rubrics.get(self.commodities[wanted].get("rubric")), [wanted]
        if wanted in self.rubrics:
            return self.rubrics[wanted], [one for one, each in self.commodities.items() if each.get("rubric") == wanted]
        return None


def criteria_of(node):
    """The criteria under a node, in the order of the rubric."""
    if node["kind"] != "group":
        return [node]
    return [criterion for child in node["children"] for criterion in criteria_of(child)]


def options_of(criterion):
    """Points by option; those of all scales for `alternatives`."""
    scales = criterion["scales"] if criterion["kind"] == "alternatives" else [criterion]
    return {one["id"]: Fraction(one["points"]) for scale in scales for one in scale.get("options", [])}


def points_of_number(criterion, number):
    """The points of the band with the highest `from` that is reached, or on the line to the next; None outside."""
    lowest, highest = criterion.get("lowest"), criterion.get("highest")
    if (lowest is not None and number < Fraction(lowest)) or (highest is not None and number > Fraction(highest)):
        return None
    bands = sorted((Fraction(band["from"]), Fraction(band["points"])) for band in criterion["bands"])
    reached = [band for band in bands if band[0] <= number]
    if not reached:
        return None
    start, points = reached[-1]
    if criterion.get("between") == "linear" and len(reached) < len(bands):
        end, later = bands[len(reached)]
        return rounded(points + (number - start) / (end - start) * (later - points), "half-up", 2)
    return points


# ---------------------------------------------------------------- conditions: true, false, or None where undecided


def holds(condition, facts, answer_of):
    if isinstance(condition, bool):
        return condition
    if "all" in condition or "any" in condition:
        parts = [holds(one, facts, answer_of) for one in condition.get("all", condition.get("any"))]
        decides = "any" in condition
        return decides if decides in parts else None if None in parts else not decides
    if "not" in condition:
        inner = holds(condition["not"], facts, answer_of)
        return None if inner is None else not inner
    if "fact" in condition:
        return fact_holds(condition, facts.get(condition["fact"]))
    return answer_holds(condition, answer_of(condition["answer"]))


def same(one, other):
    return isinstance(one, bool) == isinstance(other, bool) and one == other


def fact_holds(condition, value):
    if value is None:
        return None
    if "is" in condition:
        return same(value, condition["is"])
    if "oneOf" in condition:
        return any(same(value, one) for one in condition["oneOf"])
    return value >= condition["atLeast"] if "atLeast" in condition else value < condition["below"]


def answer_holds(condition, answer):
    if answer.applies is False:
        return False
    if answer.points is None:
        return None
    if "is" in condition:
        return same(answer.value, condition["is"])
    if "atLeast" in condition:
        return answer.points >= Fraction(condition["atLeast"])
    return answer.points < Fraction(condition["below"])


def facts_in(condition):
    """Every fact that a condition names, from left to right."""
    if isinstance(condition, bool):
        return []
    if "fact" in condition:
        return [condition["fact"]]
    inner = condition.get("all") or condition.get("any") or ([condition["not"]] if "not" in condition else [])
    return [name for one in inner for name in facts_in(one)]


# ---------------------------------------------------------------- one sheet

# What a node contributes: its points, NOTHING where its weight goes to others, UNKNOWN where there is no result yet.
NOTHING = None
UNKNOWN = object()


class Answer:
    """What one criterion has on one sheet. `points` is None while it is not known."""

    def __init__(self, applies, value=None, points=None, problem=None):
        self.applies, self.value, self.points, self.problem = applies, value, points, problem


class Sheet:
    """The answers of one sheet together with what was carried and imported. Without a sheet: those two alone."""

    def __init__(self, case, index):
        self.case, self.index = case, index
        self.given = case.sheets[index] if index is not None else {}
        self.answers = {}
        self.stopped = False
        self.total = None
        self.nodes = {}
        self.problems = Problems()
        self.fired = []

    def answer_of(self, criterion_id):
        if criterion_id not in self.answers:
            criterion = self.case.criteria.get(criterion_id)
            # A criterion that the rubric of this form does not have is one that does not apply.
            self.answers[criterion_id] = self.read(criterion) if criterion else Answer(False)
        return self.answers[criterion_id]

    def read(self, criterion):
        applies = self.holds(criterion.get("appliesWhen", True))
        return self.value_of(criterion) if applies else Answer(applies)

    def holds(self, condition):
        return holds(condition, self.case.facts, self.answer_of)

    def value_of(self, criterion):
        """The points of an answer that is asked for, or what is wrong with it, as code and path."""
        if criterion["kind"] == "imported":
            return self.imported_value_of(criterion)
        name, level = criterion["id"], criterion.get("scoredAt")
        given = self.given if level is None else self.case.carried.get(level, {})
        path = f"sheets[{self.index}].{name}" if level is None else f"carried.{level}.{name}"
        if name not in given:
            return Answer(True, problem=("missing-answer", path))
        value, kind = given[name], criterion["kind"]
        if kind in ("choice", "alternatives"):
            points = options_of(criterion).get(value) if isinstance(value, str) else None
            return Answer(True, value, points, ("unknown-option", path))
        if kind == "yes-no":
            points = criterion["points"] if value is True else criterion.get("otherwise", "0.00")
            known = isinstance(value, bool)
            return Answer(True, value, Fraction(points) if known else None, ("answer-kind", path))
        if not is_decimal(value):
            return Answer(True, value, problem=("answer-kind", path))
        return Answer(True, value, points_of_number(criterion, Fraction(value)), ("number-out-of-range", path))

    def imported_value_of(self, criterion):
        value, path = self.case.facts.get(criterion["fact"]), f"facts.{criterion['fact']}"
        if value is None:
            return Answer(True, problem=("missing-fact", path))
        shown = value_text(value)
        if "options" in criterion or not isinstance(value, Fraction):
            return Answer(True, shown, options_of(criterion).get(shown), ("unknown-option", path))
        number = rounded(value, "half-up", 6)
        if "bands" in criterion:
            return Answer(True, shown, points_of_number(criterion, number), ("number-out-of-range", path))
        fits = 0 <= number <= Fraction(criterion["max"]) and (number * 100).denominator == 1
        return Answer(True, shown if fits else value, number if fits else None, ("number-out-of-range", path))

    def evidence_of(self, criterion):
        """Whether the evidence is there that the answer needs to count in full; None where that is undecided."""
        return self.holds(criterion["evidenceNeeded"]["when"]) if "evidenceNeeded" in criterion else True

    def contribution_of(self, criterion):
        if self.stopped:
            return Fraction(0)
        answer = self.answer_of(criterion["id"])
        if answer.applies is False:
            kind = criterion["whenNotApplicable"]
            return Fraction(criterion["max"]) if kind == "full" else Fraction(0) if kind == "zero" else NOTHING
        evidence = self.evidence_of(criterion)
        if answer.applies is None or answer.points is None or evidence is None:
            return UNKNOWN
        return answer.points if evidence else min(answer.points, Fraction(criterion["evidenceNeeded"]["atMost"]))

    def tell_unexpected(self):
        for name in self.given:
            criterion = self.case.criteria.get(name)
            path = f"sheets[{self.index}].{name}"
            if criterion is None:
                texts = (f'Kriteria "{name}" tidak ada dalam rubrik.', f'Criterion "{name}" is not in the rubric.')
                self.problems.add("unknown-criterion", path, *texts)
            elif criterion["kind"] == "imported" or "scoredAt" in criterion:
                texts = (
                    f'Kriteria "{name}" tidak dinilai pada lembar ini.',
                    f'Criterion "{name}" is not answered on this sheet.',
                )
                self.problems.add("answer-not-expected", path, *texts)

    def tell_criteria(self):
        for criterion in self.case.criteria.values():
            answer = self.answer_of(criterion["id"])
            if answer.applies is None:
                self.case.tell_unknown_facts(criterion["appliesWhen"], self.problems)
            if not answer.applies:
                continue
            if answer.points is None and answer.problem[0] == "missing-fact":
                self.problems.missing_fact(criterion["fact"], criterion)
            elif answer.points is None:
                self.problems.answer(*answer.problem, criterion, answer.value)
            if self.evidence_of(criterion) is None:
                self.case.tell_unknown_facts(criterion["evidenceNeeded"]["when"], self.problems)

    def score(self, file_fired):
        """Total, gates and problems of the sheet, by its own gates and those of the file."""
        of_gates = Problems()
        self.fired = self.case.look("sheet", self, of_gates)
        effects = [gate["effect"] for gate in [*file_fired, *self.fired]]
        self.stopped = any(effect["kind"] == "stop-scoring" for effect in effects)
        self.tell_unexpected()
        if not self.stopped:
            self.tell_criteria()
        if self.case.root is None:
            # There is nothing to add up.
            self.total = Fraction(0)
        else:
            points = tree_points(self.case.root, self.contribution_of, caps_of(effects), self.nodes)
            self.total = None if points in (NOTHING, UNKNOWN) else points
            if points is NOTHING:
                path = f"sheets[{self.index}].{self.case.root['id']}"
                texts = ("Tidak ada kriteria yang berlaku.", "No criterion of the rubric applies.")
                self.problems.add("nothing-applies", path, *texts)
        self.problems.take(of_gates)


# ---------------------------------------------------------------- the tree


def caps_of(effects):
    """The lowest limit of each node."""
    caps = {}
    for effect in effects:
        if effect["kind"] == "cap-node":
            limit = Fraction(effect["max"])
            caps[effect["node"]] = min(limit, caps.get(effect["node"], limit))
    return caps


def tree_points(node, contribution_of, caps, found):
    """What a node has; every node under it is noted in `found`."""
    if node["kind"] == "group":
        children = [(child, tree_points(child, contribution_of, caps, found)) for child in node["children"]]
        points = group_points(node["combine"], children)
    else:
        points = contribution_of(node)
    if points not in (NOTHING, UNKNOWN) and node["id"] in caps:
        points = min(points, caps[node["id"]])
    found[node["id"]] = points
    return points


def group_points(combine, children):
    if any(points is UNKNOWN for _, points in children):
        return UNKNOWN
    there = [(child, points) for child, points in children if points is not NOTHING]
    if not there:
        return NOTHING
    values = [points for _, points in there]
    if combine == "minimum":
        return min(values)
    if combine == "mean":
        return sum(values) / len(values)

    def weight(child):
        return Fraction(child["weight"]) if combine == "weighted-sum" else Fraction(1)

    total = sum((weight(child) * points for child, points in there), Fraction(0))
    if len(there) == len(children):
        return total
    every = sum(weight(child) * Fraction(child["max"]) for child, _ in children)
    part = sum(weight(child) * Fraction(child["max"]) for child, _ in there)
    return total * every / part if part else NOTHING


# ---------------------------------------------------------------- one case


class Case:
    """A case of the sheets file, scored: everything that its line tells, except the selections."""

    def __init__(self, rules, given):
        self.rules, self.form = rules, given["form"]
        self.root, self.commodities = rules.form(given["form"])
        self.criteria = {one["id"]: one for one in criteria_of(self.root)} if self.root else {}
        self.sheets, self.seats = given["sheets"], given.get("seats")
        self.carried = given.get("carried", {})
        self.problems = Problems()
        self.facts = self.known_facts(given.get("facts", {}))
        self.selections = {}
        self.score()

    def known_facts(self, given):
        """The facts that fit what the rules declare; what does not fit is told, and not known."""
        known = {}
        for name, value in given.items():
            kind, path = self.rules.facts.get(name), f"facts.{name}"
            kinds = {"boolean": bool, "number": Fraction, "text": str}
            if kind is None:
                texts = (f'Fakta "{name}" tidak ada dalam aturan.', f'The fact "{name}" is not in the rules.')
                self.problems.add("unknown-fact", path, *texts)
            elif isinstance(value, kinds[kind]):
                known[name] = value
            else:
                words = {"boolean": ("ya atau tidak", "yes or no"), "number": ("angka", "a number")}
                indonesian, english = words.get(kind, ("teks", "a text"))
                texts = (f'Fakta "{name}" harus berupa {indonesian}.', f'The fact "{name}" must be {english}.')
                self.problems.add("fact-kind", path, *texts)
        if self.rules.facts.get("commodity") == "text" and "commodity" not in given and len(self.commodities) == 1:
            known["commodity"] = self.commodities[0]
        return known

    def tell_unknown_facts(self, condition, problems):
        for name in facts_in(condition):
            if name not in self.facts:
                problems.missing_fact(name)

    def concerned(self, rules):
        """Those of some gates or rules that are for every commodity, or for one that the form is about."""
        return [
            one
            for one in rules
            if "commodities" not in one or any(each in one["commodities"] for each in self.commodities)
        ]

    def look(self, per, sheet, problems):
        """The gates that fire here; an undecided one tells the facts that are not known."""
        fired = []
        for gate in self.concerned(self.rules.gates):
            if gate["per"] != per:
                continue
            found = sheet.holds(gate["when"])
            if found is None:
                self.tell_unknown_facts(gate["when"], problems)
            elif found:
                fired.append(gate)
        return fired

    def score(self):
        of_file = Problems()
        file_fired = self.look("file", Sheet(self, None), of_file)
        self.problems.take(of_file)
        self.pass_rules()
        self.read_sheets = [Sheet(self, index) for index in range(len(self.sheets))]
        for sheet in self.read_sheets:
            sheet.score(file_fired)
        panel = Problems()
        self.counted = self.sheets_that_count(panel)
        self.problems.take(panel)
        for sheet in self.counted:
            self.problems.take(sheet.problems)
        self.fired = [(gate, None) for gate in file_fired]
        self.fired += [(gate, sheet.index) for sheet in self.counted for gate in sheet.fired]
        self.value = self.value_of_file() if self.root is not None else None
        self.tell_end()
        misses = of_file.misses_fact() or any(sheet.problems.misses_fact() for sheet in self.counted)
        misses = misses or ("composition-unmet", "seats") in panel.found
        self.state = self.state_of_file(misses)
        places = int(self.rules.aggregation["rounding"]["places"])
        kind = self.rules.aggregation["rounding"]["kind"]
        self.rounded = None if self.value is None else rounded(self.value, kind, places)
        self.bands = {scale["id"]: self.band_on(scale) for scale in self.rules.scales}

    # Which sheets count

    def sheets_that_count(self, problems):
        seats = {sheet.index: self.seat_of(sheet.index) for sheet in self.read_sheets}
        left = self.sheets_of_scoring_roles(seats, problems)
        if self.rules.document["panel"].get("secondJury") == "replaces" and left:
            last = max(seats[sheet.index].get("round", 1) for sheet in left)
            left = [sheet for sheet in left if seats[sheet.index].get("round", 1) == last]
        agreed = [sheet for sheet in left if seats[sheet.index].get("agreed") is True]
        single = [sheet for sheet in left if sheet not in agreed]
        consensus = self.rules.aggregation["combine"] == "consensus"
        counted = self.agreed_sheet(agreed, single, problems) if consensus else single
        for sheet in [] if consensus else agreed:
            problems.add("sheet-not-expected", f"seats[{sheet.index}].agreed", *ONE_AGREED)
        for body in self.rules.document["panel"].get("composition", []) if self.seats is not None else []:
            if sum(1 for sheet in single if seats[sheet.index].get("body") == body["id"]) < body["atLeast"]:
                title, least = body["title"], number_text(body["atLeast"])
                texts = (
                    f"Lembar dari {title['id']} kurang dari {least}.",
                    f"There are fewer than {least} sheets from {title['en']}.",
                )
                problems.add("composition-unmet", "seats", *texts)
        return counted

    def seat_of(self, index):
        return self.seats[index] if self.seats is not None and index < len(self.seats) else {}

    def sheets_of_scoring_roles(self, seats, problems):
        roles = {one["id"]: one for one in self.rules.document["panel"].get("roles", [])}
        left = []
        for sheet in self.read_sheets:
            role = seats[sheet.index].get("role")
            if role is None or (role in roles and roles[role]["scores"]):
                left.append(sheet)
            else:
                code = "sheet-not-expected" if role in roles else "unknown-role"
                texts = (f'Peran "{role}" tidak memberi nilai.', f'The role "{role}" gives no scoresheet.')
                if role not in roles:
                    texts = (f'Peran "{role}" tidak ada dalam aturan.', f'The role "{role}" is not in the rules.')
                problems.add(code, f"seats[{sheet.index}].role", *texts)
        return left

    def agreed_sheet(self, agreed, single, problems):
        own = Problems()
        for sheet in agreed[1:]:
            own.add("sheet-not-expected", f"seats[{sheet.index}].agreed", *ONE_AGREED)
        if not agreed:
            texts = ("Belum ada lembar yang disepakati panel.", "There is no sheet on which the panel agreed.")
            own.add("no-agreed-sheet", "sheets", *texts)
        if len(single) < self.rules.document["panel"]["quorum"]:
            texts = (
                "Lembar perorangan sebelum lembar bersama kurang dari kuorum.",
                "There are fewer individual sheets before the agreed one than the quorum.",
            )
            own.add("too-few-sheets", "sheets", *texts)
        problems.take(own)
        return [] if own.found else agreed

    # The value

    def value_of_file(self):
        if self.rules.aggregation["first"] == "sheet":
            totals = [sheet.total for sheet in self.counted]
            return None if None in totals else self.combined(totals)

        def over_sheets(criterion):
            values = [sheet.contribution_of(criterion) for sheet in self.counted]
            if UNKNOWN in values:
                return UNKNOWN
            there = [value for value in values if value is not NOTHING]
            combined = self.combined(there) if there else NOTHING
            return UNKNOWN if there and combined is None else combined

        caps = caps_of([gate["effect"] for gate, _ in self.fired if self.applied(gate)])
        points = tree_points(self.root, over_sheets, caps, {})
        return None if points in (NOTHING, UNKNOWN) else points

    def combined(self, values):
        """None where nothing is left to combine."""
        kind, ordered = self.rules.aggregation["combine"], sorted(values)
        if kind == "median":
            ordered = ordered[max(0, len(ordered) - 1) // 2 : len(ordered) // 2 + 1]
        if kind == "trimmed-mean":
            trim = int(self.rules.aggregation.get("trim", 1))
            ordered = ordered[trim : max(trim, len(ordered) - trim)]
        return sum(ordered, Fraction(0)) / len(ordered) if ordered else None

    def tell_end(self):
        if self.root is None:
            return
        if not self.counted and self.rules.aggregation["combine"] != "consensus":
            self.problems.add("no-sheets", "sheets", "Belum ada lembar penilaian.", "There is no scoresheet yet.")
        elif self.counted and self.value is None and all(sheet.total is not None for sheet in self.counted):
            self.problems.add("too-few-sheets", "sheets", *TOO_FEW)

    # Gates, passing, state

    def settled(self, gate):
        """A suspension that has no effect any more, since what it waits for has come."""
        until = gate["effect"].get("until", {}).get("when")
        return until is not None and holds(until, self.facts, lambda _: Answer(None)) is True

    def applied(self, gate):
        """Whether a gate that fired reaches the file."""
        if self.settled(gate):
            return False
        agreeing = sum(1 for one, _ in self.fired if one is gate)
        wanted = gate.get("sheets", "any")
        if gate["per"] == "file" or wanted == "any":
            return agreeing > 0
        return 2 * agreeing > len(self.counted) if wanted == "majority" else agreeing == len(self.counted)

    def pass_rules(self):
        self.passes = []
        for rule in self.concerned(self.rules.document.get("passRules", [])):
            strict = rule["when"]
            easier = rule.get("relaxed")
            whole = {"any": [strict, {"all": [easier["where"], easier["when"]]}]} if easier else strict
            found = holds(whole, self.facts, lambda _: Answer(None))
            if found is None:
                self.tell_unknown_facts(whole, self.problems)
            by_relaxed = found is True and holds(strict, self.facts, lambda _: Answer(None)) is not True
            self.passes.append({"id": rule["id"], "passed": found, "relaxed": by_relaxed, "reason": rule["reason"]})
        found = [one["passed"] for one in self.passes]
        self.passed = False if False in found else None if None in found else True

    def state_of_file(self, misses):
        kinds = {gate["effect"]["kind"] for gate, _ in self.fired if self.applied(gate)}
        if "disqualify" in kinds or self.passed is False:
            return "disqualified"
        if (self.value is None and self.root is not None) or misses or self.passed is None:
            return "incomplete"
        return "suspended" if "suspend" in kinds else "ranked"

    # Outcomes

    def band_on(self, scale):
        """The band that the file has on a scale, as part of the rules; None for none."""
        if self.rounded is None or self.state != "ranked":
            return None
        reached = [band for band in scale["bands"] if Fraction(band["from"]) <= self.rounded]
        found = max(reached, key=lambda band: Fraction(band["from"]), default=None)
        for gate, _ in self.fired:
            effect = gate["effect"]
            meant = effect["kind"] == "cap-band" and effect.get("scale", scale["id"]) == scale["id"]
            if not meant or not self.applied(gate):
                continue
            limit = next((band for band in scale["bands"] if band["id"] == effect["band"]), None)
            if effect["band"] is None:
                found = None
            elif found and limit and Fraction(limit["from"]) < Fraction(found["from"]):
                found = limit
        return found

    def route(self):
        if self.rounded is None or self.state != "ranked":
            return None
        reached = [
            rule
            for rule in self.concerned(self.rules.document["routing"])
            if Fraction(rule["atLeast"]) <= self.rounded
        ]
        found = max(reached, key=lambda rule: Fraction(rule["atLeast"]), default=None)
        return found and {"level": found["to"], "rule": found["id"], "reason": found["reason"]}

    def gate_line(self, gate, index):
        line = {"id": gate["id"], "effect": gate["effect"]["kind"], "sheet": index, "reason": gate["reason"]}
        if not self.applied(gate):
            line["applied"] = False
        return {**line, "settled": True} if self.settled(gate) else line

    def outcome(self, scale):
        if self.rounded is None:
            return {"rounded": None, "band": None}
        band = self.bands[scale["id"]]
        text = fixed_text(self.rounded, int(self.rules.aggregation["rounding"]["places"]))
        return {"rounded": text, "band": band["id"] if band else None}

    def line(self):
        document = self.rules.document
        line = {
            "totals": [None if sheet.total is None else decimal_text(sheet.total) for sheet in self.read_sheets],
            "mean": None if self.value is None else exact_text(self.value),
            "outcomes": {scale["id"]: self.outcome(scale) for scale in self.rules.scales},
            "gates": [self.gate_line(gate, index) for gate, index in self.fired],
            "problems": self.problems.lines(),
        }
        chosen = "secondJury" in document["panel"] or self.rules.aggregation["combine"] == "consensus"
        if self.seats is not None or chosen:
            line["counted"] = [sheet.index for sheet in self.counted]
        if "passRules" in document:
            line.update({"passed": self.passed, "passRules": self.passes})
        if "routing" in document:
            line["route"] = self.route()
        return {**line, "selections": self.selections} if "selections" in document else line


ONE_AGREED = (
    "Lembar bersama hanya ada satu, dan hanya bila aturan memintanya.",
    "There is one agreed sheet only, and only where the rules ask for it.",
)
TOO_FEW = (
    "Lembar penilaian terlalu sedikit untuk cara penggabungan dalam aturan.",
    "There are too few scoresheets for the way in which the rules combine them.",
)


# ---------------------------------------------------------------- selections


class Selection:
    """The awards of one selection over all cases of a sheets file."""

    def __init__(self, rules, selection, cases):
        self.rules, self.selection, self.cases = rules, selection, cases
        self.ties = rules.document.get("ties", {"by": [], "lastly": "shared"})

    def run(self):
        groups = {}
        for case_id, case in self.cases:
            group = self.group_of(case)
            case.selections[self.selection["id"]] = self.place(group)
            if self.takes_part(case, group):
                groups.setdefault(group, []).append((case_id, case))
        for group, members in groups.items():
            self.rank(group, members)

    def place(self, group, rank=None, award=None, shortlisted=False, tied=()):
        line = {"group": group, "rank": rank, "award": award}
        if "shortlist" in self.selection:
            line["shortlisted"] = shortlisted
        return {**line, "tied": list(tied)}

    def group_of(self, case):
        per = self.selection["per"]
        if per == "all":
            return "all"
        if per == "commodity":
            return case.form
        value = case.facts.get(per["fact"])
        return None if value is None else value_text(value)

    def takes_part(self, case, group):
        rank_fact = self.selection.get("rankFact")
        if case.state != "ranked" or not self.reaches(case) or (rank_fact is None and case.rounded is None):
            return False
        if group is None:
            case.problems.missing_fact(self.selection["per"]["fact"])
        if rank_fact is not None and rank_fact not in case.facts:
            case.problems.missing_fact(rank_fact)
        return group is not None and (rank_fact is None or rank_fact in case.facts)

    def reaches(self, case):
        among = self.selection.get("among", {})
        if "atLeast" in among and (case.rounded is None or case.rounded < Fraction(among["atLeast"])):
            return False
        if "band" not in among:
            return True
        scale = next(one for one in self.rules.scales if one["id"] == among["band"]["scale"])
        wanted = next(one for one in scale["bands"] if one["id"] == among["band"]["id"])
        band = case.bands[scale["id"]]
        return band is not None and Fraction(band["from"]) >= Fraction(wanted["from"])

    def order_of(self, case):
        """What puts a case before another: the lower the earlier."""
        rank_fact = self.selection.get("rankFact")
        first = case.facts[rank_fact] if rank_fact is not None else -case.rounded
        return (first, *(-self.node_points(case, node) for node in self.ties["by"]))

    def node_points(self, case, node):
        values = [sheet.nodes.get(node) for sheet in case.counted]
        known = [Fraction(0) if value in (NOTHING, UNKNOWN) else value for value in values]
        return sum(known, Fraction(0)) / len(known) if known else Fraction(0)

    def equals(self, members):
        """Lists of those that are equal, the first list first."""
        found = {}
        for member in members:
            found.setdefault(self.order_of(member[1]), []).append(member)
        for order in sorted(found):
            same = found[order]
            lots = [case.facts.get(self.ties.get("lot")) for _, case in same]
            drawn = self.ties["lastly"] == "lot" and None not in lots and len(set(lots)) == len(lots)
            if drawn:
                yield from ([member] for _, member in sorted(zip(lots, same), key=lambda pair: pair[0]))
            else:
                yield same

    def ends(self, group):
        """The awards with the positions that they take up, from 0, and the length of the shortlist."""
        awards, start = [], 0
        for award in self.selection["awards"]:
            exceptions = {one["group"]: one["places"] for one in award.get("exceptions", [])}
            end = start + int(exceptions.get(group, award["places"]))
            awards.append((award["id"], start, end))
            start = end
        return awards, start * int(self.selection["shortlist"]["times"]) if "shortlist" in self.selection else None

    def rank(self, group, members):
        awards, shortlist = self.ends(group)
        first = 0
        for same in self.equals(members):
            last = first + len(same) - 1
            award = next((name for name, start, end in awards if start <= first and last < end), None)
            limits = [end for _, _, end in awards] + ([] if shortlist is None else [shortlist])
            parted = any(first < limit <= last for limit in limits)
            tied = [case_id for case_id, _ in same] if parted else []
            for _, case in same:
                listed = shortlist is not None and last < shortlist
                case.selections[self.selection["id"]] = self.place(group, first + 1, award, listed, tied)
            first = last + 1


# ---------------------------------------------------------------- the sheets file


def fits_seat(key, value):
    if key in ("role", "body"):
        return isinstance(value, str)
    if key == "round":
        return isinstance(value, Fraction) and 1 <= value <= MOST_ROUND and value.denominator == 1
    return isinstance(value, bool)


def shape_of(given):
    """Where a case does not have the right form, as paths."""
    if not isinstance(given, dict):
        return [""]
    wrong = [key for key in ("id", "form") if not isinstance(given.get(key), str)]
    if not isinstance(given.get("facts", {}), dict):
        wrong.append("facts")
    carried, sheets, seats = given.get("carried", {}), given.get("sheets"), given.get("seats", [])
    if isinstance(carried, dict):
        wrong += [f"carried.{level}" for level, answers in carried.items() if not isinstance(answers, dict)]
    else:
        wrong.append("carried")
    if isinstance(sheets, list):
        wrong += [f"sheets.{index}" for index, sheet in enumerate(sheets) if not isinstance(sheet, dict)]
    else:
        wrong.append("sheets")
    if isinstance(seats, list):
        wrong += [path for index, seat in enumerate(seats) for path in seat_shape(seat, f"seats.{index}")]
    else:
        wrong.append("seats")
    known = {"id", "form", "facts", "carried", "sheets", "seats"}
    return wrong + ([""] if set(given) - known else [])


def seat_shape(seat, path):
    if not isinstance(seat, dict):
        return [path]
    keys = ("role", "body", "round", "agreed")
    wrong = [f"{path}.{key}" for key in keys if key in seat and not fits_seat(key, seat[key])]
    return wrong + ([path] if set(seat) - set(keys) else [])


def score_cases(rules, cases):
    """The lines of all cases, in their order."""
    scored, lines = [], []
    for index, given in enumerate(cases):
        named = isinstance(given, dict) and isinstance(given.get("id"), str)
        name = given["id"] if named else f"cases[{index}]"
        problems = Problems()
        for path in shape_of(given):
            problems.add("shape", path, "Bentuk kasus ini tidak sesuai.", "This case does not have the right form.")
        if not problems.found and rules.form(given["form"]) is None:
            shown = f'"{given["form"]}"'
            texts = (
                f"Tidak ada komoditas atau rubrik dengan id {shown} dalam aturan.",
                f"There is no commodity or rubric with the id {shown} in the rules.",
            )
            problems.add("unknown-form", "form", *texts)
        case = None if problems.found else Case(rules, given)
        empty = {"totals": [], "mean": None, "outcomes": {}, "gates": [], "problems": problems.lines()}
        lines.append((name, case, empty))
        if case:
            scored.append((name, case))
    for selection in rules.document.get("selections", []):
        Selection(rules, selection, scored).run()
    return [{"id": name, **(case.line() if case else empty)} for name, case, empty in lines]


def score_file(rules, text):
    document = read_json(text, "The sheets file")
    cases = document.get("cases") if isinstance(document, dict) else None
    if not isinstance(cases, list):
        raise CannotRun('cases: A sheets file must hold {"cases": [...]}.')
    return score_cases(rules, cases)


def main(words):
    if words[:1] == ["--check"] and len(words) == 2:
        from check import check_folder

        return check_folder(words[1])
    if words[:1] == ["--cases"] and len(words) == 3:
        from check import check_cases

        return check_cases(words[1], words[2])
    if not words or len(words) % 2 or words[0].startswith("-"):
        raise CannotRun(__doc__.strip())
    ends = 0
    for rules_path, sheets_path in zip(words[::2], words[1::2]):
        for line in score_file(Rules(read_file(rules_path)), read_file(sheets_path)):
            sys.stdout.write(as_json(line) + "\n")
            ends = 1 if line["problems"] else ends
    return ends


if __name__ == "__main__":
    # check.py imports this very program, and leaves nothing behind in its folder.
    sys.modules["score"] = sys.modules["__main__"]
    sys.dont_write_bytecode = True
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    try:
        sys.exit(main(sys.argv[1:]))
    except CannotRun as reason:
        sys.stderr.write(f"{reason}\n")
        sys.exit(2)
