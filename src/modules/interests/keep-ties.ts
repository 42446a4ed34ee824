import { mayEver, type Actor, type Ties } from '../../access/index.ts'
import { getHead } from '../../audit/index.ts'
import type { Reader } from '../../platform/database/index.ts'
import { digestOf } from '../../platform/digest.ts'
import { fileNamesOf, listSentFiles, noFileNames, stampOfSentFiles } from '../nominations/index.ts'
import { affiliationsOf } from '../people/index.ts'
import { placesOf } from './find-in-edition.ts'
import { barsVerifying, findInterests, type Subject } from './find-interests.ts'
import { listClearancesOf, listTies } from './tie-store.ts'

type File = Readonly<{ version: number; subject: Subject; producerId: string; inVerification: boolean }>
type Files = Readonly<{ stamp: string; byId: ReadonlyMap<string, File> }>
type Kept = Readonly<{
  /** Where the ledger stood: nothing changes without an entry. */
  head: string
  /** What is known of the person, as one value. */
  said: string
  files: Files
  tied: ReadonlySet<string>
}>

const none: ReadonlySet<string> = new Set()

/** Pages of those who give out verification that show something of it. */
const OF_WORK = /^(verification|nomination|task)\./

/** What is done with samples in boxes and on shelves says nothing of a file. */
const OF_CUSTODY = /^sample\./

/** What is known in one process of one database. */
class TieKeeper {
  private files: Files = { stamp: '', byId: new Map() }
  private newest = 0
  private readonly people = new Map<string, Kept>()

  /** The files of this moment; those that did not change are the same objects as before. */
  private async filesNow(reader: Reader): Promise<Files> {
    const [before, stamp] = [this.files, await stampOfSentFiles(reader)]
    if (before.stamp === stamp) return before
    const sent = await listSentFiles(reader)
    const fresh = sent.filter(one => before.byId.get(one.id)?.version !== one.rowVersion)
    const names = await fileNamesOf(
      reader,
      fresh.map(one => one.id),
    )
    const byId = new Map(
      sent.map(({ id, areaPath, producerId, inVerification, rowVersion: version }) => {
        const known = before.byId.get(id)
        if (known?.version === version) return [id, known]
        const subject = { id, areaPath, names: names.get(id) ?? noFileNames, places: placesOf(areaPath) }
        return [id, { version, subject, producerId, inVerification }]
      }),
    )
    return { stamp, byId }
  }

  async of(reader: Reader, personId: string): Promise<Kept> {
    const { seq, hash } = await getHead(reader)
    const [head, before] = [`${seq} ${hash}`, this.people.get(personId)]
    if (before?.head === head) return before
    const people = await affiliationsOf(reader, [personId])
    const ties = await listTies(reader, [personId])
    const clearances = await listClearancesOf(reader, personId)
    const said = digestOf([people, ties, clearances])
    const files = await this.filesNow(reader)
    const same = before?.said === said ? before : null
    const changed = changedFrom(same?.files, files)
    const subjects = changed.map(one => one.subject)
    const found = findInterests({ people, subjects, ties, clearances }).filter(barsVerifying)
    const compared = new Set(subjects.map(one => one.id))
    const still = [...(same?.tied ?? [])].filter(id => files.byId.has(id) && !compared.has(id))
    const tied = new Set([...still, ...found.map(one => one.nominationId)])
    const kept = { head, said, files, tied }
    // Whoever asked earlier and is answered later knows less.
    if (seq >= this.newest) {
      ;[this.files, this.newest] = [files, seq]
      this.people.set(personId, kept)
    }
    return kept
  }
}

const changedFrom = (before: Files | undefined, now: Files): readonly File[] =>
  before === now ? [] : [...now.byId].flatMap(([id, file]) => (before?.byId.get(id) === file ? [] : file))

/** The makers of these files, apart from those who have another one to verify: its papers have to be read. */
function closedOwners(tied: ReadonlySet<string>, { byId }: Files): ReadonlySet<string> {
  const owners = new Set([...tied].flatMap(id => byId.get(id)?.producerId ?? []))
  for (const [id, file] of byId) if (file.inVerification && !tied.has(id)) owners.delete(file.producerId)
  return owners
}

/** To which files that were sent somebody is tied, declared or found and not cleared. */
type TiesFinder = (reader: Reader, actor: Actor, access: string) => Promise<Ties | null>

/**
 * Finds what those who verify, and those who say who does, are tied to, for each of their visits. What was found is kept
 * in memory as long as the ledger stands where it stood, which one query tells; after that only what changed is compared.
 * One such finder belongs to one database.
 */
export function createTies(): TiesFinder {
  const keeper = new TieKeeper()
  return async (reader, actor, access) => {
    const reads = mayEver(actor, 'verification.check') && !OF_CUSTODY.test(access)
    const gives = mayEver(actor, 'verification.assign') && OF_WORK.test(access)
    if (actor.personId === null || !(reads || gives)) return null
    const { tied, files } = await keeper.of(reader, actor.personId)
    if (tied.size === 0 || !reads) return { work: tied, files: none, owners: none }
    return { work: tied, files: tied, owners: closedOwners(tied, files) }
  }
}
