import { expect, test } from 'vitest'
import { isReadableForm, isReadablePath, signInAddress } from './courtesy'

test.each([
  ['/people/01a05bfb-7000-7000-8000-1c60db7176a0', true],
  ['/search/%E6%9E%97%E5%B0%8F%E9%9B%A8', true],
  ['/people/%F0%9F%99%82', true],
  ['/people/%ED%A0%80', false],
  ['/people/%E4%B8', false],
  ['/people/%C0%80', false],
  ['/people/%00', false],
  ['/people/%', false],
])('%s can be read: %s', (path, readable) => expect(isReadablePath(path)).toBe(readable))

test.each([
  [null, true],
  ['application/x-www-form-urlencoded', true],
  ['text/plain;charset=UTF-8', true],
  ['multipart/form-data; boundary=----WebKitFormBoundaryABC', true],
  ['multipart/form-data; boundary="a b"', true],
  ['multipart/form-data', false],
  ['Multipart/Form-Data; charset=utf-8', false],
  ['multipart/form-data; boundary=', false],
])('a form of type %s can be read: %s', (type, readable) => expect(isReadableForm(type)).toBe(readable))

test('who has no cookie is sent to sign in and back', () => {
  expect(signInAddress('/goals/1', '?a=b', () => false)).toBe('/sign-in?next=%2Fgoals%2F1%3Fa%3Db')
  expect(signInAddress('/goals/1', '', () => true)).toBeNull()
})
