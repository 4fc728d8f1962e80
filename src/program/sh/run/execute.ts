/**
 * Which file carries out which command.
 *
 * @module
 */
import type { Frame } from '../state.js'
import type { Machine } from '../machine.js'
import { syntaxError } from '../messages.js'
import { runCase, runIf } from './choice.js'
import { runArithmetic, runCondition } from './condition.js'
import { runInput } from './input.js'
import { runAndOr, runGroup, runList } from './list.js'
import { runFor, runForArithmetic, runWhile } from './loop.js'
import { runPipeline, runSubshell } from './pipeline.js'
import { runRedirected } from './redirected.js'
import { runSimple } from './simple.js'
import { runSubstitution } from './substitution.js'
import { runCall, runScript, runTrap } from './script.js'

/** Carries out the frame on top for one instruction. */
export function execute(machine: Machine, frame: Frame): void {
  switch (frame.special) {
    case 'call':
      return runCall(machine, frame)
    case 'source':
      return runScript(machine, frame)
    case 'trap':
      return runTrap(machine, frame)
    case 'input':
      return runInput(machine, frame)
    case 'substitution':
      return runSubstitution(machine, frame)
    default:
      return executeNode(machine, frame)
  }
}

function executeNode(machine: Machine, frame: Frame): void {
  const node = machine.nodeOf(frame)
  switch (node.kind) {
    case 'simple':
      return runSimple(machine, frame, node)
    case 'list':
      return runList(machine, frame, node)
    case 'and-or':
      return runAndOr(machine, frame, node)
    case 'pipeline':
      return runPipeline(machine, frame, node)
    case 'redirected':
      return runRedirected(machine, frame, node)
    case 'group':
      return runGroup(machine, frame, node)
    case 'subshell':
      return runSubshell(machine, frame, node)
    case 'if':
      return runIf(machine, frame, node)
    case 'for':
      return runFor(machine, frame, node)
    case 'for-arithmetic':
      return runForArithmetic(machine, frame, node)
    case 'while':
      return runWhile(machine, frame, node)
    case 'case':
      return runCase(machine, frame, node)
    case 'function':
      machine.state.functions = {
        ...machine.state.functions,
        [node.name]: { source: frame.source, node: node.body },
      }
      return machine.pop(0)
    case 'condition':
      return runCondition(machine, frame, node)
    case 'arithmetic':
      return runArithmetic(machine, frame, node)
    case 'error': {
      const { flavor, name, interactive } = machine.state
      machine.err(syntaxError(flavor, name, node.problem, machine.state.inArgument, frame.source))
      if (!interactive) return machine.exit(2)
      machine.unwindTo((one) => one.special === 'input')
      machine.state.status = 2
    }
  }
}
