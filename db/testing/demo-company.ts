import { buildDemo } from '../demo'
import type { Template } from './templates'

/** A Tuesday in the eighth week of a quarter, at nine in the morning in the company's time. */
export const DEMO_NOW = new Date('2026-11-24T15:00:00Z')

/** The demo company as tests of whole screens find it: `testDb({ template: demoTemplate })`. */
export const demoTemplate: Template = { name: 'demo_company', fill: (db) => buildDemo(db, DEMO_NOW) }
