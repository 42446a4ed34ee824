import { say } from './words.ts'

const isTouch = (): boolean => matchMedia('(pointer: coarse)').matches

function button(words: string, input: HTMLInputElement, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'button button--secondary'
  made.textContent = words
  const label = input.labels?.[0]?.textContent ?? ''
  made.setAttribute('aria-label', say.ofFile(words, label))
  made.setAttribute('aria-describedby', input.getAttribute('aria-describedby') ?? '')
  made.addEventListener('click', act)
  return made
}

/**
 * What a file is chosen by: the field itself; on phones, where pictures are accepted, two buttons in its place, one of
 * which opens the camera for the paper that lies on the table.
 */
export function chooserFor(input: HTMLInputElement, chosen: (files: readonly File[]) => void): HTMLElement {
  const take = (from: HTMLInputElement): void => {
    const files = [...(from.files ?? [])]
    if (files.length > 0) chosen(files)
  }
  input.addEventListener('change', () => take(input))
  if (!isTouch() || !/image\/|\.jpe?g/.test(input.accept)) return input
  const camera = document.createElement('input')
  camera.type = 'file'
  camera.accept = 'image/*'
  camera.setAttribute('capture', 'environment')
  camera.hidden = true
  camera.addEventListener('change', () => {
    take(camera)
    camera.value = ''
  })
  const both = document.createElement('div')
  both.className = 'buttons upload__choose'
  both.append(
    button(say.takePhoto, input, () => camera.click()),
    button(say.chooseFile, input, () => input.click()),
    camera,
  )
  input.hidden = true
  input.before(both)
  return both
}
