import { allow, type Grant } from './grant.ts'

/** Who keeps the accounts: part of the table. */
export const accountGrants: readonly Grant[] = [
  allow('administrator', 'all', [
    'person.list',
    'person.create',
    'person.invite',
    'person.set-affiliation',
    'person.disable',
    'person.enable',
    'person.reset-password',
    'person.reset-second-factor',
    'role.grant',
    'role.end',
    'person.invite-again',
    'mail.retry',
  ]),
]
