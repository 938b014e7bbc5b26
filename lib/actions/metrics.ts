'use server'

import { addMetric as add } from '../../db/commands/metrics/add'
import { archiveMetric as archive, restoreMetric as restore } from '../../db/commands/metrics/archive'
import { addMetricInput, metricInput } from '../okr/input/metrics'
import { action } from './action'

export const addMetric = action(addMetricInput, add, { done: 'metricAdded' })

export const archiveMetric = action(metricInput, archive, { done: 'metricArchived' })

export const restoreMetric = action(metricInput, restore, { done: 'metricRestored' })
