import { z } from 'zod'
import { defineAction, done, fields, refuse } from '../../../actions/index.ts'
import { problem } from '../../../foundation/problem.ts'
import { text } from '../../../foundation/text.ts'
import type { Reader } from '../../../platform/database/index.ts'
import { listNominationsByIds } from '../../nominations/index.ts'
import { findAssignment, releaseAssignment } from '../planning/assignment-store.ts'
import type { Assignment } from '../assessment.ts'
import { listPanels, type PanelMember } from '../planning/panels.ts'
import { loadPlanFacts, type PlanFacts } from '../planning/plan-facts.ts'
import { changed } from '../planning/plan-problems.ts'
import { saveProfile, type Profile } from '../planning/profile-store.ts'
import { readTrial, type Sent } from './read-trial.ts'
import { takeTurn } from '../sheets/scoresheet-store.ts'
import { saveAnchor, saveLinks, type AnchorKind, type AssignmentSetting } from '../planning/setting-store.ts'
import { takeTiesTurn } from '../../interests/index.ts'
import { anchorsOf, freedBy, isSame, profilesOf, type TrialGround } from './trial.ts'

type Freed = Readonly<{ assignment: Assignment; areaPath: string }>
/** `areas`: of each product that is, or may become, an anchor. */
type Loaded = TrialGround & Readonly<{ freed: readonly Freed[]; areas: ReadonlyMap<string, string> }>
type Change = Readonly<{
  links: Omit<AssignmentSetting, 'anchors'> | null
  anchors: readonly Readonly<{ editionId: string; nominationId: string; kind: AnchorKind | null }>[]
  profiles: readonly Profile[]
  freed: readonly Assignment[]
  reason: string
}>

const nothingNew = problem(
  'nothing-tried',
  '',
  text(
    'Nilai yang dicoba sama dengan yang berlaku; tidak ada yang perlu diambil alih.',
    'What was tried is what is set already; there is nothing to take over.',
  ),
)
const reasonNeeded = problem(
  'required',
  'reason',
  text(
    'Tuliskan alasan mengakhiri lembar yang belum dikunci dari orang yang ditinggalkan.',
    'Write why the sheets that the people left out have not locked are taken from them.',
  ),
)

const input = z
  .object({ id: fields.recordId, seen: fields.optionalText(64), reason: fields.optionalText(500) })
  .catchall(z.union([z.string(), z.array(z.string())]))
type Input = z.output<typeof input>

async function freedOf(reader: Reader, facts: PlanFacts, members: readonly PanelMember[]) {
  const areas = new Map(facts.nominations.map(one => [one.id, one.areaPath]))
  const freed: Freed[] = []
  for (const { assignmentId } of members) {
    const assignment = await findAssignment(reader, assignmentId)
    if (assignment) freed.push({ assignment, areaPath: areas.get(assignment.nominationId) ?? '/' })
  }
  return freed
}

/** An anchor that is assessed already can still cease to be one. */
async function areasOf(reader: Reader, { nominations, setting }: PlanFacts) {
  const known = new Map(nominations.map(one => [one.id, one.areaPath]))
  const others = [...setting.anchors.keys()].filter(id => !known.has(id))
  const done = await listNominationsByIds(reader, others)
  return new Map([...known, ...done.map(one => [one.id, one.areaPath] as const)])
}

async function load(reader: Reader, sent: Input, context: Parameters<typeof loadPlanFacts>[2]) {
  await takeTurn(reader, sent.id)
  await takeTiesTurn(reader)
  const before = await loadPlanFacts(reader, sent.id, context)
  if (!before) return null
  const { trial } = readTrial(sent as Sent, before)
  const held = before.assignments.filter(one => one.state === 'assigned' && trial.out.has(one.personId))
  for (const id of [...new Set(held.map(one => one.nominationId))].toSorted()) await takeTurn(reader, id)
  const facts = (await loadPlanFacts(reader, sent.id, context)) ?? before
  const ground = { facts, panels: await listPanels(reader, facts.nominations) }
  return {
    ...ground,
    freed: await freedOf(reader, facts, freedBy(ground, trial)),
    areas: await areasOf(reader, facts),
  }
}

/** One entry for the edition, and one about each person, anchor and sheet that it concerns. */
function entriesOf({ facts, freed, areas }: Loaded, change: Change) {
  const detail = {
    ...(change.links === null ? {} : { before: facts.setting.links, links: change.links.links }),
    anchors: change.anchors.length,
    limits: change.profiles.length,
    released: freed.length,
  }
  return [
    { subject: { kind: 'edition', id: facts.editionId }, areaPath: '/', detail },
    ...change.profiles.map(one => ({
      subject: { kind: 'assessor', id: one.personId },
      areaPath: '/',
      detail: { edition: facts.editionId, maxLoad: one.maxLoad },
      before: facts.profiles.get(one.personId),
      after: one,
    })),
    ...change.anchors.map(({ nominationId, kind }) => ({
      subject: { kind: 'nomination', id: nominationId },
      areaPath: areas.get(nominationId) ?? '/',
      detail: { kind: kind ?? 'none', before: facts.setting.anchors.get(nominationId) ?? 'none' },
    })),
    ...freed.map(({ assignment, areaPath }) => ({
      subject: { kind: 'assignment', id: assignment.id },
      record: { kind: 'nomination', id: assignment.nominationId },
      areaPath,
    })),
  ]
}

/**
 * Stores what was tried: ties, anchors, limits; whoever was left out has the limit 0 from then on, and the sheets that
 * they have not locked end. The plan that follows is the one that was tried, and is committed like any other.
 */
export const takeOverTrial = defineAction({
  name: 'assessment.take-over',
  audience: 'panel',
  input,
  load,
  facts: () => ({ areaPath: '/' }),
  readAction: 'assessment.plan',
  handle: (loaded: Loaded, sent) => {
    const { facts, freed } = loaded
    const { trial, problems } = readTrial(sent as Sent, facts)
    const missing = freed.length > 0 && sent.reason === '' ? [reasonNeeded] : []
    if (problems.length + missing.length > 0) return refuse([...problems, ...missing])
    if (sent.seen !== facts.digest) return refuse([changed])
    if (isSame(loaded, trial)) return refuse([nothingNew])
    const { editionId, rowVersion, links } = facts.setting
    const change: Change = {
      links: trial.links === links ? null : { editionId, links: trial.links, rowVersion },
      anchors: anchorsOf(facts, trial).map(one => ({ ...one, editionId })),
      profiles: profilesOf(facts, trial),
      freed: freed.map(one => one.assignment),
      reason: sent.reason,
    }
    const each = entriesOf(loaded, change)
    return done({
      change,
      event: 'assessment.trial-taken-over',
      subject: { kind: 'edition', id: editionId },
      areaPath: '/',
      each,
      ...(sent.reason === '' ? {} : { reason: sent.reason }),
      next: `/penugasan/${editionId}`,
    })
  },
  save: async (tx, { links, anchors, profiles, freed, reason }, { actor, now }) => {
    const by = { by: actor.personId ?? '', at: now }
    if (links && !(await saveLinks(tx, links, by))) return false
    for (const one of anchors) await saveAnchor(tx, one, by)
    for (const one of profiles) if (!(await saveProfile(tx, one, by))) return false
    for (const one of freed) if (!(await releaseAssignment(tx, one, reason))) return false
    return true
  },
})
