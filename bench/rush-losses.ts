import { sql } from 'kysely'
import type { Reader } from '../src/platform/database/index.ts'

/** What the server said that it kept, as its clients wrote it down. */
export type Kept = Readonly<{
  /** Of each draft: the last text that was confirmed, and those sent after it without an answer. */
  saved: readonly Readonly<{
    nomination: string
    question: string
    confirmed: string
    open: readonly string[]
  }>[]
  submitted: readonly string[]
  /** The issuer by which each document with a file is known. */
  documents: readonly string[]
}>
export type Losses = Readonly<{ lost: readonly string[]; doubled: readonly string[] }>

async function lostTexts(reader: Reader, saved: Kept['saved']): Promise<readonly string[]> {
  const { rows } = await sql<{ id: string; value: unknown }>`
    select nomination_id || ' ' || question_id as id, value from nomination_answer`.execute(reader)
  const stored = new Map(rows.map(row => [row.id, row.value]))
  return saved
    .filter(
      one => ![one.confirmed, ...one.open].includes(String(stored.get(`${one.nomination} ${one.question}`))),
    )
    .map(one => `text ${one.nomination}`)
}

async function lostSubmissions(reader: Reader, submitted: readonly string[]): Promise<Losses> {
  const { rows } = await sql<{ id: string; state: string; acts: number; receipt: string | null }>`
    select n.id, n.state, n.receipt, count(l.seq)::int as acts from nomination n
    left join ledger l on l.record_kind = 'nomination' and l.record_id = n.id and l.event = 'nomination.submitted'
    where n.id = any(${submitted}) group by n.id`.execute(reader)
  const found = new Map(rows.map(row => [row.id, row]))
  return {
    lost: submitted.filter(id => {
      const row = found.get(id)
      return row?.state !== 'submitted' || row.receipt === null || row.acts === 0
    }),
    doubled: rows.filter(row => row.acts > 1).map(row => row.id),
  }
}

async function lostDocuments(reader: Reader, documents: readonly string[]): Promise<Losses> {
  const { rows } = await sql<{ issuer: string; count: number; files: number }>`
    select d.issuer, count(*)::int as count, count(f.id)::int as files from document d left join file f on f.id = d.file_id
    where d.issuer = any(${documents}) group by d.issuer`.execute(reader)
  const found = new Map(rows.map(row => [row.issuer, row]))
  return {
    lost: documents.filter(issuer => (found.get(issuer)?.files ?? 0) === 0),
    doubled: rows.filter(row => row.count > 1).map(row => row.issuer),
  }
}

/** What was confirmed and is not there, and what is there twice. */
export async function findLosses(reader: Reader, kept: Kept): Promise<Losses> {
  const submissions = await lostSubmissions(reader, kept.submitted)
  const documents = await lostDocuments(reader, kept.documents)
  return {
    lost: [...(await lostTexts(reader, kept.saved)), ...submissions.lost, ...documents.lost],
    doubled: [...submissions.doubled, ...documents.doubled],
  }
}
