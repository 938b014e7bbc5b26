'use client'

import { useEffect, useState, type RefObject } from 'react'

/** How far below the window a chart begins to load. */
const AHEAD = '400px'

export type Room = { width: number; height: number }

/** The room a chart has, once it is near what the reader sees; null until then. */
export function useRoom(box: RefObject<HTMLElement | null>): Room | null {
  const [near, setNear] = useState(false)
  const [room, setRoom] = useState<Room | null>(null)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const watcher = new IntersectionObserver(
      ([entry]) => {
        if (!entry?.isIntersecting) return
        setNear(true)
        watcher.disconnect()
      },
      { rootMargin: AHEAD },
    )
    watcher.observe(element)
    // Paper shows everything.
    const print = () => setNear(true)
    window.addEventListener('beforeprint', print)
    return () => {
      watcher.disconnect()
      window.removeEventListener('beforeprint', print)
    }
  }, [box])
  useEffect(() => {
    const element = box.current
    if (!element || !near) return
    const sizer = new ResizeObserver(() =>
      setRoom({ width: element.clientWidth, height: element.clientHeight }),
    )
    sizer.observe(element)
    return () => sizer.disconnect()
  }, [box, near])
  return room && room.width > 0 ? room : null
}
