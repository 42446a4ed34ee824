// A thread that draws one picture after another, so that the thread of the pages stays free.
import { parentPort } from 'node:worker_threads'
import { photographCraft, type Craft } from '../pictures/index.ts'

export type DrawRequest = Readonly<{ craft: Craft; width: number }>
export type DrawAnswer = Readonly<{ content: Uint8Array } | { error: string }>

async function draw({ craft, width }: DrawRequest): Promise<DrawAnswer> {
  try {
    return { content: new Uint8Array(await photographCraft(craft, width)) }
  } catch (error) {
    return { error: error instanceof Error ? error.message : 'unknown error' }
  }
}

parentPort?.on('message', (request: DrawRequest) => {
  void draw(request).then(answer => parentPort?.postMessage(answer))
})
