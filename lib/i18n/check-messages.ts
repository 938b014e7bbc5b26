import en from './messages/en/check.json'
import zh from './messages/zh-CN/check.json'

/** The words around the goal check, for where it runs while somebody types: in the browser. */
export const checkMessages = { en: { check: en }, 'zh-CN': { check: zh } }
