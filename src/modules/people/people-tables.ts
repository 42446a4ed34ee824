import type { ColumnType, Generated } from 'kysely'
import type { ActingKind, Role } from '../../access/index.ts'

/** What a mailed link is for: a forgotten password, or an account that was just made. */
export type LinkPurpose = 'reset' | 'invitation'

/** The module's tables, for its stores. */
export type PeopleTables = {
  person: {
    id: string
    name: string
    email: string
    password_hash: string | null
    password_ends_at: Date | null
    locale: ColumnType<string, string | undefined>
    employer: string
    home_area_path: string
    disabled_at: Date | null
    demo_id: string | null
    /** Comes by the link of an invitation alone: has no password and no mailbox. */
    guest: ColumnType<boolean, boolean | undefined>
    row_version: ColumnType<number, number | undefined>
    created_at: Date
  }
  person_move: {
    place: Generated<string>
    person_id: string
    employer: string
    home_area_path: string
    until_at: Date
    reason: string
    changed_by: string
  }
  role_grant: {
    id: string
    person_id: string
    role: Role
    area_path: string
    owner_id: string | null
    nomination_id: ColumnType<string | null, string | null | undefined>
    valid_from: Date
    valid_until: Date | null
    ended_at: Date | null
    granted_by: string | null
    created_at: Date
    acting: ColumnType<ActingKind | null, ActingKind | null | undefined>
    mandate_number: ColumnType<string | null, string | null | undefined>
    mandate_date: ColumnType<string | null, string | null | undefined>
    acting_for: ColumnType<string | null, string | null | undefined>
  }
  session: {
    id_hash: string
    person_id: string
    grant_id: string | null
    created_at: Date
    seen_at: Date
    proved_at: Date
    expires_at: Date
    device: ColumnType<string, string | undefined>
  }
  second_factor: { person_id: string; sealed_secret: string; last_step: number; created_at: Date }
  recovery_code: { person_id: string; code_hash: string; used_at: Date | null; created_at: Date }
  half_session: {
    id_hash: string
    person_id: string
    next: string
    tries: ColumnType<number, number | undefined>
    created_at: Date
    expires_at: Date
  }
  account_link: {
    token_hash: string
    person_id: string
    purpose: LinkPurpose
    expires_at: Date
    used_at: Date | null
    created_at: Date
  }
  mail: {
    id: string
    /** Null for a mail to somebody without an account. */
    person_id: string | null
    sealed: string | null
    sent_at: Date | null
    created_at: Date
    attempts: ColumnType<number, number | undefined>
    dead_at: ColumnType<Date | null, Date | null | undefined>
    last_error: ColumnType<string | null, string | null | undefined>
    useless_at: ColumnType<Date | null, Date | null | undefined>
    about: ColumnType<string, string | undefined>
    /** What a mail to somebody without an account is about. */
    record_id: ColumnType<string | null, string | null | undefined>
  }
  demo_mailbox: { id: string; address: string; subject: string; body: string; sent_at: Date }
  sign_in_failure: { bucket: string; failures: number; last_at: Date }
}
