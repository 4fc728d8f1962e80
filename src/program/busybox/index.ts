/**
 * BusyBox: the usual tools of a small system.
 *
 * @see https://busybox.net/downloads/BusyBox.html
 */
import type { Program } from '../program.js'
import { busyboxApplets } from './applets.js'
import { cat } from './cat.js'
import { echo } from './echo.js'
import { multicall } from './multicall.js'
import { printf } from './printf.js'
import { sleep } from './sleep.js'
import { bracket, test } from './test.js'
import { falseTool, trueTool } from './true.js'

const applets: readonly Program[] = [cat, echo, printf, sleep, bracket, test, falseTool, trueTool]

/** Every tool as a program, and `busybox`, which is all of them. */
export const busyboxPrograms: readonly Program[] = [...applets, multicall(applets)]

export { busyboxApplets }
