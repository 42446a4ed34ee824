import type { TestClient, Answer } from './test-client.ts'

type Method = 'HEAD' | 'PATCH' | 'DELETE'

/** One request of the tus protocol. */
export const tus = (method: Method, offset = 0, body?: Uint8Array): RequestInit => ({
  method,
  headers: {
    'tus-resumable': '1.0.0',
    ...(method === 'PATCH'
      ? { 'upload-offset': String(offset), 'content-type': 'application/offset+octet-stream' }
      : {}),
  },
  ...(body ? { body: new Uint8Array(body) } : {}),
})

/** Begins an upload of this many bytes; answers its id. */
export async function beginUpload(client: TestClient, length: number, name: string): Promise<string> {
  const answer = await client.request('/unggahan', {
    method: 'POST',
    headers: {
      'tus-resumable': '1.0.0',
      'upload-length': String(length),
      'upload-metadata': `filename ${Buffer.from(name).toString('base64')},purpose ${btoa('contoh')}`,
    },
  })
  if (answer.status !== 201) throw new Error(`an upload of ${length} bytes answered ${answer.status}`)
  return answer.location?.split('/').at(-1) ?? ''
}

export const sendPiece = (
  client: TestClient,
  id: string,
  offset: number,
  piece: Uint8Array,
): Promise<Answer> => client.request(`/unggahan/${id}`, tus('PATCH', offset, piece))

/** Sends a whole file in two pieces; answers its id. */
export async function sendUpload(client: TestClient, content: Uint8Array, name: string): Promise<string> {
  const id = await beginUpload(client, content.length, name)
  const middle = Math.floor(content.length / 2)
  await sendPiece(client, id, 0, content.subarray(0, middle))
  await sendPiece(client, id, middle, content.subarray(middle))
  return id
}
