// Loaded here as well as in the thread: the shared library must outlive every thread that used it.
import 'sharp'
import { failure, success } from '../../foundation/result.ts'
import type { Media, RenderedPicture } from './media.ts'
import { Unreadable } from './media.ts'
import { refusalProblem, type Refusal } from './refusals.ts'
import { ThreadQueue, TooSlow, type ThreadLimits } from './thread-queue.ts'

const defaultLimits: ThreadLimits = { milliseconds: 20_000, heapMegabytes: 256 }

async function pagesOf(queue: ThreadQueue, path: string, maxPages: number): Promise<RenderedPicture[]> {
  const pages: RenderedPicture[] = []
  // Page by page, so that each has its own time and an inspection need not wait for the last one.
  while (pages.length < maxPages) {
    const page = await queue.ask({ kind: 'page', path, index: pages.length })
    if (!page) break
    pages.push(page)
  }
  return pages
}

/** The media tools on a thread of their own, which starts with the first request. Close it at the end. */
export function createMedia(limits: ThreadLimits = defaultLimits): Media {
  const queue = new ThreadQueue(limits)
  return {
    inspect: async (path, accepted, name = '') => {
      const refused = (refusal: Refusal) => failure([refusalProblem(refusal, accepted, name)])
      try {
        const verdict = await queue.ask({ kind: 'inspect', path, accepted })
        return 'refusal' in verdict ? refused(verdict.refusal) : success(verdict.inspected)
      } catch (error) {
        if (error instanceof TooSlow) return refused({ code: 'too-slow' })
        if (error instanceof Unreadable) return refused({ code: 'corrupted' })
        throw error
      }
    },
    renderPicture: path => queue.ask({ kind: 'picture', path }),
    renderPages: (path, maxPages) => pagesOf(queue, path, maxPages),
    close: () => queue.close(),
  }
}
