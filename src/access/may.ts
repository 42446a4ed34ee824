import { sql, type RawBuilder } from 'kysely'
import { text, type Text } from '../foundation/text.ts'
import type { Actor } from './actor.ts'
import type { Grant } from './grant.ts'
import { excluded } from './excluded.ts'
import { grants } from './grants.ts'
import { exclusions, never, reaches, type Columns, type Exclusion, type Facts } from './reaches.ts'

export type Permission = Readonly<{ allowed: true } | { allowed: false; reason: Text }>

const allowed: Permission = { allowed: true }

const ownProvince = text(
  'Produk ini dari provinsi Anda sendiri, sehingga orang lain yang menangani dan menilainya.',
  'This product is of your own province, so somebody else scores it and deals with it.',
)

const refusals: Readonly<Record<Exclusion | 'no-grant' | 'state', Text>> = {
  'no-grant': text('Peran Anda tidak berwenang untuk tindakan ini.', 'Your role may not do this.'),
  state: text(
    'Tindakan ini tidak tersedia pada tahap ini. Muat ulang halaman untuk melihat keadaan terbaru.',
    'This cannot be done at the present stage. Reload the page to see the latest state.',
  ),
  'own-province': ownProvince,
  'own-province-by-rules': ownProvince,
  'declared-interest': text(
    'Anda mempunyai kepentingan atas produk ini, yang Anda nyatakan atau yang ditemukan, sehingga orang lain yang menanganinya.',
    'You have an interest in this product, declared by you or found, so somebody else deals with it.',
  ),
  'verified-it': text(
    'Anda memverifikasi berkas ini, sehingga tidak dapat menilainya.',
    'You verified this file, so you cannot score it.',
  ),
  'prepared-it': text(
    'Orang yang menyiapkan atau mengusulkan langkah ini tidak boleh mengesahkannya. Mintalah rekan lain.',
    'Whoever prepared or proposed this step may not confirm it. Ask a colleague.',
  ),
  'took-earlier-step': text(
    'Anda sudah mengambil langkah sebelumnya untuk daftar ini, sehingga langkah ini harus diambil orang lain. Sampaikan kepada pejabat definitif atau pejabat lain yang ditunjuk.',
    'You took an earlier step for this list, so somebody else must take this one. Tell the holder of the post, or another officer who is appointed.',
  ),
  'took-part': text(
    'Anda ikut serta dalam hasil yang disanggah, sehingga orang lain yang menanganinya.',
    'You took part in the result that is objected to, so somebody else handles it.',
  ),
  'about-self': text(
    'Ini tentang diri Anda sendiri, sehingga rekan lain yang memutuskannya.',
    'This is about yourself, so a colleague settles it.',
  ),
  tied: text(
    'Anda mempunyai kepentingan atas berkas ini, yang Anda nyatakan atau yang ditemukan, sehingga orang lain yang memverifikasinya.',
    'You have an interest in this file, declared by you or found, so somebody else verifies it.',
  ),
  'tied-file': text(
    'Anda mempunyai kepentingan atas berkas ini, yang Anda nyatakan atau yang ditemukan, sehingga berkas ini tertutup bagi Anda.',
    'You have an interest in this file, declared by you or found, so it is closed to you.',
  ),
  acting: text(
    'Plt atau Plh tidak dapat menunjuk pelaksana lain. Sampaikan kepada pejabat definitif atau administrator.',
    'An acting officer cannot name another one. Tell the holder of the post or the administrator.',
  ),
}

const grantsOf = (actor: Actor, action: string): readonly Grant[] =>
  grants.filter(grant => grant.role === actor.role && grant.actions.includes(action))

const inState = (grant: Grant, state: string | undefined): boolean =>
  grant.states === undefined || (state !== undefined && grant.states.includes(state))

/** May the actor do the action on this one record? Allowed if a grant covers it and no exclusion applies. */
export function may(actor: Actor, action: string, facts: Facts): Permission {
  const covering = grantsOf(actor, action).filter(grant => reaches[grant.reach].predicate(actor, facts))
  if (covering.length === 0) return { allowed: false, reason: refusals['no-grant'] }
  if (!covering.some(grant => inState(grant, facts.state))) return { allowed: false, reason: refusals.state }
  const exclusion = (excluded[action] ?? []).find(name => exclusions[name].predicate(actor, facts))
  return exclusion ? { allowed: false, reason: refusals[exclusion] } : allowed
}

/** The same question for every row of a list, as a condition on the list's columns. */
export function whereAllowed(actor: Actor, action: string, columns: Columns): RawBuilder<boolean> {
  const covering = grantsOf(actor, action).map(grant => {
    const reached = reaches[grant.reach].where(actor, columns)
    if (!grant.states) return reached
    if (!columns.state) return never
    return sql<boolean>`(${reached} and coalesce(${columns.state} in (${sql.join(grant.states)}), false))`
  })
  if (covering.length === 0) return never
  const barred = (excluded[action] ?? []).map(name => exclusions[name].where(actor, columns))
  const granted = sql<boolean>`(${sql.join(covering, sql` or `)})`
  return barred.length === 0 ? granted : sql<boolean>`(${granted} and not (${sql.join(barred, sql` or `)}))`
}

/** True when the actor's role may ever do the action, whatever the record: for menus and page guards. */
export const mayEver = (actor: Actor, action: string): boolean => grantsOf(actor, action).length > 0

/** Which of the actions the actor may do on the record: drives every button. */
export const abilities = <Action extends string>(
  actor: Actor,
  actions: readonly Action[],
  facts: Facts,
): ReadonlySet<Action> => new Set(actions.filter(action => may(actor, action, facts).allowed))
