import { sql } from 'kysely'
import type { Environment } from '../../src/actions/index.ts'
import { anAccount, type TestAccount } from './accounts.ts'

/**
 * Members of a session that is over: one moved and was outvoted by the second, the third was there when nobody objected,
 * the fourth declared an interest. All of them are assessors.
 */
export type PastSession = Readonly<Record<'mover' | 'voter' | 'silent' | 'out', TestAccount>>

/** A closed session with two motions about one nomination, as their acts would have stored it. */
export async function pastSession(
  { database }: Environment,
  { id, editionId }: Readonly<{ id: string; editionId: string }>,
): Promise<PastSession> {
  const member = (name: string) => anAccount(database, name, [{ role: 'assessor' }], { home: '51.71' })
  const [mover, voter] = [await member('Penilai Pengusul'), await member('Penilai Pemilih')]
  const [silent, out] = [await member('Penilai Mufakat'), await member('Penilai Menyingkir')]
  const at = new Date('2030-01-01T03:00:00Z')
  await database.write(async tx => {
    await sql`insert into plenary_session values ('sidang-lalu', ${editionId}, 90, '2030-01-01', 'Contoh', 'closed',
      'uji', ${at}, 'ketua-lalu', ${at}, ${at}, 1)`.execute(tx)
    for (const person of [mover.id, voter.id, silent.id, out.id]) {
      await sql`insert into plenary_member values ('sidang-lalu', ${person})`.execute(tx)
      await sql`insert into plenary_attendance values (${`hadir-${person}`}, 'sidang-lalu', ${person}, ${at}, ${at},
        'uji')`.execute(tx)
    }
    await sql`insert into plenary_turn values ('giliran-lalu', 'sidang-lalu', ${id}, 1, ${at}, ${at}, '')`.execute(
      tx,
    )
    await sql`insert into plenary_recusal values ('giliran-lalu', ${out.id}, 'declared', ${at}, 'uji')`.execute(
      tx,
    )
    const lost = sql`update plenary_motion set state = 'lost' where session_id = 'sidang-lalu' and state = 'open'`
    const motion = (number: number, means: string, movedBy: string) =>
      sql`insert into plenary_motion values (${`usul-lalu-${number}`}, 'giliran-lalu', 'sidang-lalu', ${id}, ${number},
        'other-stars', 1, 2, '', '', ${movedBy}, 'pendukung-lain', ${at}, 'uji', 'open', ${means}, 0, 1, 0, 0, 3, 2, null,
        'uji', ${at})`.execute(tx)
    await motion(1, 'vote', mover.id)
    await sql`insert into plenary_vote values ('usul-lalu-1', ${voter.id}, 'no', ${at})`.execute(tx)
    await lost.execute(tx)
    await motion(2, 'consensus', 'pengusul-lain')
    await lost.execute(tx)
  })
  return { mover, voter, silent, out }
}
