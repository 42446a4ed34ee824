import assert from 'node:assert/strict'
import { test } from 'node:test'
import { html, nothing, raw } from './html.ts'

test('plain text, in a template, is escaped: tags, quotes, ampersands', () => {
  const typed = `<b>"A" & 'B'</b>`
  assert.equal(
    html`<p title="${typed}">${typed}</p>`.toString(),
    '<p title="&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;">&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;</p>',
  )
})

test('HTML in a template stays as it is, alone, in lists and in lists of lists', () => {
  const item = (text: string) => html`<li>${text}</li>`
  assert.equal(
    html`<ul>${[item('a'), [item('<'), 'x & y']]}${raw('<hr>')}</ul>`.toString(),
    '<ul><li>a</li><li>&lt;</li>x &amp; y<hr></ul>',
  )
})

test('nothing is written for nothing; zero is written', () => {
  assert.equal(html`[${null}${undefined}${false}${true}${''}${nothing}${[]}]${0}`.toString(), '[]0')
})

test('something that only looks like HTML is escaped, too', () => {
  const lookalike = JSON.parse('["<i>"]') as readonly string[]
  assert.equal(html`${lookalike}`.toString(), '&lt;i&gt;')
})
