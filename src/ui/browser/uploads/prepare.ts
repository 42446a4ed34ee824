import { problemOf } from '../file-check.ts'
import { wantsOriginal } from './original-choice.ts'
import { canShrink, isHeic, shrunk } from './shrink.ts'
import type { Prepared } from './shrink.ts'
import { say } from './words.ts'

/** The file as it goes out, or what is wrong with it, in words. */
export async function prepared(file: File, input: HTMLInputElement): Promise<Prepared | string> {
  const shrinks = canShrink(file, input.accept) && (isHeic(file) || !wantsOriginal())
  const made = shrinks ? await shrunk(file, 'evidence' in input.dataset) : { blob: file, name: file.name }
  if (!made) return say.heic
  const named = new File([made.blob], made.name, { type: made.blob.type })
  return problemOf(named, input) ?? read(made)
}

/**
 * The bytes themselves: what lies in a cloud, or is taken away while it is sent, cannot be read piece by piece later.
 */
async function read({ blob, ...rest }: Prepared): Promise<Prepared | string> {
  try {
    return { blob: new Blob([await blob.arrayBuffer()], { type: blob.type }), ...rest }
  } catch {
    return say.unreadable(rest.name)
  }
}

/** A picture that could go out in its original size or smaller, as its sender likes. */
export const mayChoose = (file: File, input: HTMLInputElement): boolean =>
  !isHeic(file) && canShrink(file, input.accept) && problemOf(file, input) === undefined

/** Puts a file into its field, as if it had been chosen there. */
export function putInto(input: HTMLInputElement, blob: Blob, name: string): void {
  const carrier = new DataTransfer()
  carrier.items.add(new File([blob], name, { type: blob.type }))
  input.files = carrier.files
}
