import type { Problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import { atomsOf, factNamesOf } from '../../conditions.ts'
import { commodityFact } from '../../facts.ts'
import type { Fact, Question } from '../form.ts'
import { conditionsIn } from './conditions.ts'
import { type Check, criteriaIn, type LintView } from './view.ts'

/** Where facts come from: answers, verified documents, the commodity, what is awaited or drawn, and the caller. */

const verifiedFacts = (view: LintView): ReadonlySet<string> =>
  new Set(view.document.documents.map(({ id }) => `document.${id}.verified`))

type Asked = Readonly<{ question: Question; fact: string; commodities: readonly string[] | undefined }>

const askedFacts = (view: LintView): readonly Asked[] =>
  view.document.sections.flatMap(section =>
    section.questions.flatMap(question =>
      question.fact === undefined
        ? []
        : [{ question, fact: question.fact, commodities: question.commodities ?? section.commodities }],
    ),
  )

/** A suspension records what it waits for, and the plenary what was drawn. */
const recordedFacts = ({ document }: LintView): readonly string[] => [
  ...document.gates.flatMap(({ effect }) =>
    effect.kind === 'suspend' && effect.until?.when !== undefined ? factNamesOf(effect.until.when) : [],
  ),
  ...(document.ties?.lot === undefined ? [] : [document.ties.lot]),
]

const usedFacts = (view: LintView): ReadonlySet<string> =>
  new Set([
    ...conditionsIn(view).flatMap(factNamesOf),
    ...criteriaIn(view).flatMap(criterion => (criterion.kind === 'imported' ? criterion.fact : [])),
    ...(view.document.selections ?? []).flatMap(({ per, rankFact }) => [
      ...(typeof per === 'object' ? [per.fact] : []),
      ...(rankFact === undefined ? [] : [rankFact]),
    ]),
  ])

const withoutSource = ({ name }: Fact) =>
  text(
    `Fakta "${name}" dipakai dalam aturan, tetapi tidak ada pertanyaan atau dokumen yang memberinya, sehingga setiap berkas tetap belum lengkap. Beri "fact": "${name}" pada pertanyaannya, atau tulis "givenBy": "caller" bila fakta ini datang dari luar.`,
    `The rules use the fact "${name}", but no question or document gives it, so every file stays incomplete. Put "fact": "${name}" on its question, or write "givenBy": "caller" if it comes from outside.`,
  )

/** A fact that is used and that nobody gives stays unknown for ever. */
export const checkSources: Check = view => {
  const { document } = view
  if (!view.whole(document, 'sections') || !view.whole(document, 'documents')) return []
  const used = usedFacts(view)
  const given = new Set([
    commodityFact,
    ...verifiedFacts(view),
    ...askedFacts(view).map(asked => asked.fact),
    ...recordedFacts(view),
  ])
  return document.facts
    .filter(
      fact => fact.givenBy === undefined && used.has(fact.name) && !given.has(fact.name) && view.whole(fact),
    )
    .map(fact => view.report('fact-without-source', fact, ['name'], withoutSource(fact)))
}

const isBuiltIn = (view: LintView, name: string): boolean =>
  name === commodityFact || verifiedFacts(view).has(name)

function answerOverBuiltIn(view: LintView): readonly Problem[] {
  return askedFacts(view)
    .filter(({ fact }) => isBuiltIn(view, fact))
    .map(({ question, fact }) => {
      const message = text(
        `Fakta "${fact}" diisi oleh sistem; jawaban ini akan menimpanya. Pakai nama fakta yang lain.`,
        `The fact "${fact}" is filled in by the system, and this answer would replace it. Use another fact.`,
      )
      return view.report('built-in-fact', question, ['fact'], message)
    })
}

function kindOfBuiltIn(view: LintView): readonly Problem[] {
  const wrong = (fact: Fact, kind: Fact['kind']) =>
    view.report(
      'built-in-fact',
      fact,
      ['kind'],
      text(
        `Fakta "${fact.name}" diisi oleh sistem dan berjenis ${kind}. Tulis "kind": "${kind}".`,
        `The fact "${fact.name}" is filled in by the system, with the kind ${kind}. Write "kind": "${kind}".`,
      ),
    )
  return view.document.facts
    .filter(fact => view.whole(fact) && isBuiltIn(view, fact.name))
    .flatMap(fact => {
      const kind = fact.name === commodityFact ? 'text' : 'boolean'
      return fact.kind === kind ? [] : wrong(fact, kind)
    })
}

/** A condition that compares the commodity with something that is none. */
function strangeCommodities(view: LintView): readonly Problem[] {
  const known = new Set(view.document.commodities.map(({ id }) => id))
  return conditionsIn(view)
    .flatMap(atomsOf)
    .flatMap(atom => {
      if (!('fact' in atom) || atom.fact !== commodityFact) return []
      const [key, values] = 'oneOf' in atom ? ['oneOf', atom.oneOf] : ['is', 'is' in atom ? [atom.is] : []]
      return values
        .filter(value => typeof value === 'string' && !view.knows(known, value))
        .map(value => {
          const message = text(
            `"${value}" bukan komoditas dalam aturan ini, jadi syaratnya tidak pernah terpenuhi. Pakai id komoditas.`,
            `"${value}" is not a commodity of these rules, so it is never met. Use the id of a commodity.`,
          )
          return view.report('built-in-fact', atom, [key], message)
        })
    })
}

export const checkBuiltIn: Check = view =>
  [answerOverBuiltIn, kindOfBuiltIn, strangeCommodities].flatMap(check => check(view))

/** An answer of the office would stand for what somebody else has to say. */
export const checkCallerFactsAsked: Check = view => {
  const brought = new Set(
    view.document.facts.filter(fact => fact.givenBy === 'caller').map(({ name }) => name),
  )
  return askedFacts(view)
    .filter(({ fact }) => brought.has(fact))
    .map(({ question, fact }) => {
      const message = text(
        `Fakta "${fact}" datang dari luar ("givenBy": "caller"), jadi jawaban dinas tidak dihitung. Hapus "fact" pada pertanyaan ini, atau hapus "givenBy" pada faktanya.`,
        `The fact "${fact}" comes from outside ("givenBy": "caller"), so an answer of the office does not count. Take "fact" out of this question, or "givenBy" out of the fact.`,
      )
      return view.report('caller-fact-asked', question, ['fact'], message)
    })
}

const share = (one: Asked, other: Asked): boolean =>
  !one.commodities || !other.commodities || one.commodities.some(id => other.commodities?.includes(id))

/** Of two questions asked of one file the later would silently replace the earlier. */
export const checkFactsAskedTwice: Check = view => {
  return [...Map.groupBy(askedFacts(view), asked => asked.fact).values()]
    .flatMap(asked => asked.filter((one, index) => asked.slice(0, index).some(each => share(each, one))))
    .map(({ question, fact }) => {
      const message = text(
        `Fakta "${fact}" sudah diberi pertanyaan lain bagi komoditas yang sama; jawaban ini akan menimpanya. Hapus salah satu.`,
        `Another question gives the fact "${fact}" for the same commodity already, and this answer would replace it. Leave out one.`,
      )
      return view.report('fact-asked-twice', question, ['fact'], message)
    })
}
