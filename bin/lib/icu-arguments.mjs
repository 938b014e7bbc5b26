/**
 * The arguments an ICU message names, branches included: `{count, plural, one {# goal of {name}} other {…}}` gives count
 * and name. Throws where braces or branches do not add up.
 */
export function icuArguments(message) {
  const names = new Set()
  const end = text(message, 0, names)
  if (end < message.length) throw new Error(`a “}” too many at ${end}`)
  return names
}

function text(message, start, names) {
  let at = start
  while (at < message.length) {
    const char = message[at]
    if (char === "'" && /[{}']/.test(message[at + 1] ?? '')) {
      const close = message.indexOf("'", at + 2)
      at = message[at + 1] === "'" ? at + 2 : close < 0 ? message.length : close + 1
    } else if (char === '{') at = argument(message, at + 1, names)
    else if (char === '}') return at
    else at++
  }
  return at
}

function argument(message, start, names) {
  const head = /^\s*(\w+)\s*(?:,\s*(\w+)\s*(?:,\s*)?)?/.exec(message.slice(start))
  if (!head) throw new Error(`no argument after “{” at ${start}`)
  const [all, name, type] = head
  names.add(name)
  let at = start + all.length
  if (type && /^(plural|select|selectordinal)$/.test(type)) at = branches(message, at, names)
  else if (type) at = message.indexOf('}', at)
  if (message[at] !== '}') throw new Error(`{${name}} is not closed`)
  return at + 1
}

function branches(message, start, names) {
  let at = start
  let other = false
  for (;;) {
    const head = /^\s*(?:offset:\d+\s*)?(=?\w+)\s*\{/.exec(message.slice(at))
    if (!head) break
    other ||= head[1] === 'other'
    at = text(message, at + head[0].length, names)
    if (message[at] !== '}') throw new Error(`branch ${head[1]} is not closed`)
    at++
  }
  if (!other) throw new Error('no branch “other”')
  return at + (/^\s*/.exec(message.slice(at))?.[0].length ?? 0)
}
