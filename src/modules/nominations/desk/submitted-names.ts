import type { FrozenFacts, Nomination } from '../nomination.ts'

const nameIn = (facts: FrozenFacts | undefined): string | null => {
  const value = facts?.['name']
  return typeof value === 'string' && value !== '' ? value : null
}

/**
 * The names in the submitted file, which is what is judged and decided; later changes of the record don't count. The
 * record's own where nothing was sent in.
 */
export function submittedNames(
  { submittedFile }: Pick<Nomination, 'submittedFile'>,
  record?: Readonly<{ name: string; producerName: string }>,
): Readonly<{ product: string; maker: string }> {
  return {
    product: nameIn(submittedFile?.product) ?? record?.name ?? '',
    maker: nameIn(submittedFile?.producer) ?? record?.producerName ?? '',
  }
}
