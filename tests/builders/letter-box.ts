import type { Letter, Post } from '../../src/modules/people/index.ts'

/** Keeps letters in a list instead of an outbox. */
export function letterBox(publicUrl = 'https://contoh.example'): Readonly<{ letters: Letter[]; post: Post }> {
  const letters: Letter[] = []
  const send: Post['send'] = (_, sent) => {
    letters.push(...sent)
    return Promise.resolve()
  }
  return { letters, post: { publicUrl, sends: true, send } }
}
