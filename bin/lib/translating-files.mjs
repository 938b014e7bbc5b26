import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'

/**
 * What each source file has to do with the message catalogues.
 *
 * @typedef {{
 *   path: string,
 *   namespaces: Set<string>,  // it translates with these
 *   computed: boolean,        // it asks for a key that is not written out
 *   texts: Set<string>,       // every text in it; property names too, where it reads a catalogue itself
 *   patterns: RegExp[],       // every template with something fixed in it
 *   thrown: string[],         // keys its errors carry
 * }} TranslatingFile
 */
export function readSources(root, rooms) {
  return rooms
    .flatMap((room) => filesBelow(join(root, room)))
    .map((path) => {
      const file = {
        path: relative(root, path),
        namespaces: new Set(),
        computed: false,
        texts: new Set(),
        patterns: [],
        thrown: [],
      }
      visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true), file)
      return file
    })
}

function filesBelow(path) {
  if (!existsSync(path)) return []
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
    const child = join(path, entry.name)
    if (entry.isDirectory()) return filesBelow(child)
    return /\.tsx?$/.test(entry.name) && !/\.(test|d)\.tsx?$|^index\.ts$/.test(entry.name) ? [child] : []
  })
}

function visit(node, file) {
  if (ts.isStringLiteralLike(node)) noteText(node.text, file)
  else if (ts.isTemplateExpression(node)) notePattern(node, file)
  else if (ts.isPropertyAccessExpression(node) && file.readsCatalogue) file.texts.add(node.name.text)
  else if (ts.isCallExpression(node)) noteCall(node, file)
  else if (ts.isNewExpression(node)) noteError(node, file)
  ts.forEachChild(node, (child) => visit(child, file))
}

function noteText(text, file) {
  file.texts.add(text)
  const [, namespace] = /messages\/[\w-]+\/(\w+)\.json$/.exec(text) ?? []
  if (!namespace) return
  file.namespaces.add(namespace)
  file.readsCatalogue = true
}

/** `count.${status}` matches every key that starts with `count.`. */
function notePattern(node, file) {
  const escape = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const rest = node.templateSpans.map((span) => `[\\w.-]+${escape(span.literal.text)}`).join('')
  const fixed = node.head.text + node.templateSpans.map((span) => span.literal.text).join('')
  if (/[a-zA-Z]/.test(fixed)) file.patterns.push(new RegExp(`^${escape(node.head.text)}${rest}$`))
}

function noteCall(node, file) {
  const called = node.expression.getText()
  const [first] = node.arguments
  if (/^(useTranslations|getTranslations)$/.test(called)) {
    const text = first?.getText() ?? "''"
    const namespace = /^'([^']*)'$/.exec(text) ?? /namespace:\s*'([^']+)'/.exec(text)
    if (namespace) file.namespaces.add(namespace[1])
  }
  if (/^t\w*(\.(rich|markup|raw))?$/.test(called) && first && !ts.isStringLiteralLike(first))
    file.computed = true
}

function noteError(node, file) {
  const name = node.expression.getText()
  const at = /^(NotFound|Forbidden|Conflict)$/.test(name) ? 0 : name === 'Invalid' ? 1 : -1
  const key = node.arguments?.[at]
  if (key && ts.isStringLiteralLike(key)) file.thrown.push(key.text)
  const [fields] = name === 'Invalid' ? (node.arguments ?? []) : []
  for (const [, text] of fields?.getText().matchAll(/\bkey:\s*'([^']+)'/g) ?? []) file.thrown.push(text)
}
