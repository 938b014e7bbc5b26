import './lib/node-version.mjs'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { icuArguments } from './lib/icu-arguments.mjs'
import { root } from './lib/prepare.mjs'
import { readSources } from './lib/translating-files.mjs'

/**
 * The message catalogues: both languages have the same keys with the same arguments, every message can be read, every key
 * is used and every key that is thrown exists. Keys that pages ask for by name are the compiler's to check; here are those
 * it cannot see: keys made from parts, and the keys errors carry.
 */
const languages = ['en', 'zh-CN']
const folder = (language) => join(root, 'lib', 'i18n', 'messages', language)
const problems = []

const catalogues = Object.fromEntries(languages.map((language) => [language, readCatalogue(language)]))
compareLanguages()
const sources = readSources(root, ['app', 'components', 'lib', 'db'])
findUnused()
findMissingErrors()

for (const problem of problems) console.log(problem)
console.log(`${catalogues.en.size} messages in ${languages.length} languages, ${problems.length} problems`)
process.exitCode = problems.length === 0 ? 0 : 1

/** `namespace.key` → text. */
function readCatalogue(language) {
  const found = new Map()
  for (const file of readdirSync(folder(language)).filter((name) => name.endsWith('.json'))) {
    const add = (value, key) => {
      if (typeof value === 'string') found.set(key, value)
      else for (const [part, below] of Object.entries(value)) add(below, `${key}.${part}`)
    }
    add(JSON.parse(readFileSync(join(folder(language), file), 'utf8')), basename(file, '.json'))
  }
  return found
}

function compareLanguages() {
  for (const language of languages) {
    const others = languages.filter((other) => other !== language)
    const index = join(folder(language), 'index.ts')
    const named = existsSync(index) ? readFileSync(index, 'utf8') : ''
    for (const [key, text] of catalogues[language]) {
      const namespace = key.split('.')[0]
      if (!named.includes(`${namespace}.json`))
        problems.push(`${language}: ${namespace}.json is not in the index`)
      for (const other of others)
        if (!catalogues[other].has(key)) problems.push(`${other}: ${key} is missing`)
      // What stands between two words of English may be nothing in Chinese.
      if (text.trim() === '' && !key.endsWith('.space')) problems.push(`${language}: ${key} is empty`)
      if (language === 'zh-CN')
        problems.push(...chinese(text).map((what) => `zh-CN: ${key} ${what}: ${text}`))
    }
  }
  for (const [key, text] of catalogues.en) {
    const chineseText = catalogues['zh-CN'].get(key)
    if (chineseText === undefined) continue
    const [en, zh] = [argumentsOf('en', key, text), argumentsOf('zh-CN', key, chineseText)]
    if (en && zh && en !== zh) problems.push(`${key}: the arguments differ: en ${en}, zh-CN ${zh}`)
  }
}

function argumentsOf(language, key, text) {
  try {
    return `{${[...icuArguments(text)].sort().join(', ')}}`
  } catch (error) {
    problems.push(`${language}: ${key} cannot be read: ${error.message}`)
    return null
  }
}

/** How Chinese is set: full-width punctuation, and no space typed between Chinese and Latin. */
function chinese(message) {
  const found = []
  // What stands in quotes shows what to type.
  const text = message.replace(/“[^”]*”/g, '“”')
  if (/[\u4e00-\u9fff][,;:?!]|[\u4e00-\u9fff]\.(\s|$)|\([\u4e00-\u9fff]|[\u4e00-\u9fff]\)/.test(text))
    found.push('has half-width punctuation')
  if (/[\u4e00-\u9fff] +[A-Za-z0-9{]|[A-Za-z0-9}%] +[\u4e00-\u9fff]/.test(text))
    found.push('has a space between Chinese and Latin')
  return found
}

/**
 * A key is used where a file that translates with its namespace writes it, or a file that translates with none does (it
 * hands keys over). Where a namespace's key is wholly computed, a text anywhere counts.
 */
function findUnused() {
  for (const key of catalogues.en.keys()) {
    const ways = key.split('.').map((_, i, parts) => [parts.slice(0, i).join('.'), parts.slice(i).join('.')])
    const writes = (file, rest) => file.texts.has(rest) || file.patterns.some((pattern) => pattern.test(rest))
    const used = ways.some(([namespace, rest]) => {
      const translators = sources.filter((file) => file.namespaces.has(namespace))
      if (translators.length === 0 && namespace !== '') return false
      if (translators.some((file) => writes(file, rest))) return true
      const handing = sources.filter((file) => file.namespaces.size === 0)
      if (handing.some((file) => writes(file, rest))) return true
      const parts = rest.split('.')
      return (
        translators.some((file) => file.computed) &&
        sources.some((file) => parts.every((part) => writes(file, part)) || writes(file, rest))
      )
    })
    if (!used) problems.push(`${key} is used nowhere`)
  }
}

function findMissingErrors() {
  for (const { path, thrown } of sources)
    for (const key of thrown)
      if (!catalogues.en.has(`errors.${key}`)) problems.push(`${path} throws errors.${key}, which is missing`)
}
