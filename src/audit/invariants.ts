import { text } from '../foundation/text.ts'
import type { Reader } from '../platform/database/index.ts'
import type { Invariant } from '../platform/invariant.ts'
import { getHead, hashOf, listAfter } from './ledger.ts'

/** Numbers of entries whose hash fits neither their own content nor the entry before. */
async function brokenLinks(reader: Reader): Promise<readonly string[]> {
  const broken: string[] = []
  let [last, previous] = [Number.MIN_SAFE_INTEGER, '']
  for (;;) {
    const rows = await listAfter(reader, last)
    if (rows.length === 0) return broken
    for (const { hash, ...row } of rows) {
      const seq = Number(row.seq)
      if (row.previous_hash !== previous || hashOf({ ...row, seq }) !== hash) broken.push(String(seq))
      ;[last, previous] = [seq, hash]
    }
  }
}

/** Numbers that are missing between the first entry and the head, and the head where it names another entry. */
async function missingNumbers(reader: Reader): Promise<readonly string[]> {
  const missing: string[] = []
  let [last, hash] = [0, '']
  for (;;) {
    const rows = await listAfter(reader, last)
    if (rows.length === 0) break
    for (const row of rows) {
      if (Number(row.seq) !== last + 1) missing.push(String(last + 1))
      ;[last, hash] = [Number(row.seq), row.hash]
    }
  }
  const head = await getHead(reader)
  return head.seq === last && head.hash === hash ? missing : [...missing, String(head.seq)]
}

export const auditInvariants: readonly Invariant[] = [
  {
    id: 'ledger.chain',
    says: text(
      'Sidik setiap catatan buku besar cocok dengan isinya dan dengan catatan sebelumnya.',
      'The hash of every ledger entry fits its content and the entry before it.',
    ),
    find: ({ reader }) => brokenLinks(reader),
  },
  {
    id: 'ledger.sequence',
    says: text(
      'Nomor catatan buku besar berurutan tanpa celah sampai catatan terakhir yang tercatat.',
      'The numbers of the ledger run without a gap up to the entry that its head names.',
    ),
    find: ({ reader }) => missingNumbers(reader),
  },
]
