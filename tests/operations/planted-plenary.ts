import type { PlantedBreach } from './planted-breaches.ts'

/** A closed session of the only edition with a list, and one motion that its only case saw. */
const session = `insert into plenary_session select 'sidang', edition_id, 9, '2020-01-01', 'Contoh', 'closed', 'uji', now() - interval '1 day',
  'ketua', now() - interval '1 day', now(), 1 from settlement limit 1`
const member = `insert into plenary_member values ('sidang', 'anggota')`
const here = `insert into plenary_attendance values ('hadir', 'sidang', 'anggota', now() - interval '1 day', now() + interval '1 day', 'uji')`
const turn = `insert into plenary_turn select 'giliran', 'sidang', nomination_id, 1, now(), now(), '' from settlement limit 1`
const motion = (state: string, yes = 1, no = 0, present = 1, stars = 'settled_stars'): string =>
  `insert into plenary_motion select 'usul', 'giliran', 'sidang', nomination_id, 1, 'other-stars', proposed_stars, ${stars}, '', '',
    'satu', 'dua', now(), 'uji', '${state}', ${state === 'open' ? 'null' : `'vote'`}, ${yes}, ${no}, 0, 0, ${present}, 1, null, 'uji', now() from settlement limit 1`
const vote = `insert into plenary_vote values ('usul', 'anggota', 'yes', now())`
const ofMotion = `select 'usul'`
const minutes = (sha256: string): string =>
  `insert into plenary_minutes values ('sidang', 1, '{}', 'lain', ${sha256}, '', 'uji', now())`

/** The settled case was put off later: where its list was signed since, nobody can mend that. */
export const putOffAfterSettled: readonly string[] = [
  session,
  turn,
  motion('passed', 1, 0, 1, 'null').replace(`'other-stars'`, `'defer'`),
]

/** Breaches in sessions of the plenary. */
export const plantedPlenary: readonly PlantedBreach[] = [
  {
    invariant: 'plenary.void-keeps-votes',
    statements: [
      session,
      member,
      here,
      turn,
      motion('open'),
      vote,
      `update plenary_motion set state = 'void', void_cause = 'sheet-opened', votes_kept = 2`,
    ],
    names: ofMotion,
  },
  {
    invariant: 'plenary.votes-of-present',
    statements: [session, member, turn, motion('open'), vote],
    names: ofMotion,
  },
  {
    invariant: 'plenary.votes-of-members',
    statements: [
      session,
      member,
      here,
      turn,
      motion('open'),
      vote,
      `update plenary_member set role = 'saksi'`,
    ],
    names: ofMotion,
  },
  {
    invariant: 'plenary.no-vote-with-interest',
    statements: [
      session,
      member,
      here,
      turn,
      `insert into plenary_recusal values ('giliran', 'anggota', 'declared', now() - interval '1 hour', 'uji')`,
      motion('open'),
      vote,
    ],
    names: ofMotion,
  },
  {
    invariant: 'plenary.lead-without-interest',
    statements: [
      session,
      turn,
      `insert into plenary_recusal values ('giliran', 'anggota', 'declared', now() - interval '1 hour', 'uji')`,
      `insert into plenary_lead values ('pimpinan', 'giliran', 'anggota', now(), 'uji')`,
    ],
    names: `select 'giliran'`,
  },
  {
    invariant: 'plenary.counts',
    statements: [session, turn, motion('passed', 1, 2, 2)],
    names: ofMotion,
  },
  {
    invariant: 'plenary.settled-by-motion',
    statements: [
      session,
      turn,
      motion('passed', 1, 0, 1, 'settled_stars + 1'),
      `update settlement set motion_id = 'usul'`,
    ],
    names: 'select nomination_id from settlement',
  },
  {
    invariant: 'plenary.deferred-is-open',
    // The list on which it stands is decided: that does not fit a case that is open.
    also: ['decisions.list-states'],
    statements: [
      ...putOffAfterSettled,
      `update nomination set state = 'assessed' where id = (select nomination_id from settlement)`,
    ],
    names: 'select nomination_id from settlement',
  },
  {
    invariant: 'plenary.minutes-digest',
    statements: [session, minutes('null')],
    names: `select 'sidang 1'`,
  },
  {
    invariant: 'plenary.minutes-file',
    also: ['plenary.minutes-digest'],
    statements: [session, minutes(`repeat('0', 64)`)],
    names: `select 'sidang 1'`,
  },
]
