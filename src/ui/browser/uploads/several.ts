import { showProblem } from '../field-problem.ts'
import type { UploadField } from './field.ts'
import { say } from './words.ts'

/** Places of the same kind in one form, such as those for the photos of a product. */
const placesLike = (field: UploadField, fields: readonly UploadField[]): readonly UploadField[] =>
  fields.filter(one => one.form === field.form && one.input.accept === field.input.accept)

/** Where a form has several places of one kind, several files can be chosen at once: the form's fields stay single. */
export function allowSeveral(fields: readonly UploadField[]): void {
  for (const field of fields) {
    const places = placesLike(field, fields)
    if (places.length < 2) continue
    field.input.multiple = true
    if (places[0] !== field) continue
    const line = document.createElement('p')
    line.className = 'upload__several muted'
    line.textContent = say.severalAtOnce
    field.input.closest('.upload')?.append(line)
  }
}

/** The first file goes here, the others into the empty places after it. One by one: an old phone has little memory. */
export async function distribute(
  field: UploadField,
  files: readonly File[],
  fields: readonly UploadField[],
): Promise<void> {
  const places = placesLike(field, fields)
  const after = places.slice(places.indexOf(field) + 1)
  const free = [field, ...after.filter(one => one.state === 'empty')]
  const left = files.slice(free.length).map(file => file.name)
  for (const [index, file] of files.slice(0, free.length).entries()) await free[index]?.choose(file)
  if (left.length > 0) showProblem(field.form, field.input.name, say.noRoom(left.join(', ')))
}
