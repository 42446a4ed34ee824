/** Symmetric positive definite matrices of size n x n, row after row in one array. */

function dot(a: Float64Array, atA: number, b: Float64Array, atB: number, length: number): number {
  // Four sums side by side: one alone would wait for each addition. An array of them would be made at every call.
  let one = 0
  let two = 0
  let three = 0
  let four = 0
  let i = 0
  for (; i + 3 < length; i += 4) {
    one += (a[atA + i] ?? 0) * (b[atB + i] ?? 0)
    two += (a[atA + i + 1] ?? 0) * (b[atB + i + 1] ?? 0)
    three += (a[atA + i + 2] ?? 0) * (b[atB + i + 2] ?? 0)
    four += (a[atA + i + 3] ?? 0) * (b[atB + i + 3] ?? 0)
  }
  for (; i < length; i += 1) one += (a[atA + i] ?? 0) * (b[atB + i] ?? 0)
  return one + two + three + four
}

/** Lower factor L with L L' = matrix; only its lower half is read. Throws where the matrix is not positive definite. */
export function choleskyOf(matrix: Float64Array, n: number): Float64Array {
  const lower = new Float64Array(n * n)
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const rest = (matrix[i * n + j] ?? 0) - dot(lower, i * n, lower, j * n, j)
      lower[i * n + j] = rest / (lower[j * n + j] ?? 1)
    }
    const rest = (matrix[i * n + i] ?? 0) - dot(lower, i * n, lower, i * n, i)
    if (!(rest > 0)) throw new RangeError('the matrix is not positive definite')
    lower[i * n + i] = Math.sqrt(rest)
  }
  return lower
}

/** The inverse of L L', both halves. */
export function inverseOf(lower: Float64Array, n: number): Float64Array {
  // Row k holds column k of the inverse of L, which is zero before its place k.
  const columns = new Float64Array(n * n)
  for (let k = 0; k < n; k += 1) {
    columns[k * n + k] = 1 / (lower[k * n + k] ?? 1)
    for (let i = k + 1; i < n; i += 1)
      columns[k * n + i] = -dot(lower, i * n + k, columns, k * n + k, i - k) / (lower[i * n + i] ?? 1)
  }
  const inverse = new Float64Array(n * n)
  for (let k = 0; k < n; k += 1)
    for (let l = k; l < n; l += 1) {
      const value = dot(columns, k * n + l, columns, l * n + l, n - l)
      inverse[k * n + l] = value
      inverse[l * n + k] = value
    }
  return inverse
}

/** Half of the logarithm of the determinant of L L'. */
export function logDiagonal(lower: Float64Array, n: number): number {
  let sum = 0
  for (let i = 0; i < n; i += 1) sum += Math.log(lower[i * n + i] ?? 1)
  return sum
}

export function product(matrix: Float64Array, vector: Float64Array): Float64Array {
  const n = vector.length
  return Float64Array.from(vector, (_, i) => dot(matrix, i * n, vector, 0, n))
}

export const inner = (one: Float64Array, other: Float64Array): number => dot(one, 0, other, 0, one.length)
