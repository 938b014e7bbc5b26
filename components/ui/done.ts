'use client'

export const DONE_EVENT = 'paceline-done'

/**
 * Hands the line of success to the page's frame; without a message the frame looks for one carried over a redirect. False where
 * there is no frame to say it.
 */
export const saysDone = (message?: string): boolean =>
  !window.dispatchEvent(new CustomEvent(DONE_EVENT, { detail: message, cancelable: true }))
