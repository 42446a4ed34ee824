import { isTest, readTree } from '../architecture/source-tree.ts'

/** Every word that any page of the product reads from its address. */
export const queryWords: readonly string[] = [
  ...new Set(
    readTree()
      .filter(({ path }) => !isTest(path))
      .flatMap(({ content }) => [...content.matchAll(/query\.(?:get|has|getAll)\('([^']+)'/g)])
      .map(([, name = '']) => name),
  ),
]
