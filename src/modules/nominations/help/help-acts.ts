/** What may be done about the help of others, by whoever may. */
export const helpActs = [
  'nomination.see-help',
  'nomination.remark',
  'nomination.answer-remark',
  'nomination.settle-remark',
  'nomination.withdraw-remark',
  'nomination.pre-check',
] as const
