/**
 * Which file carries out which command.
 *
 * @module
 */
import { type Frame, isPrompt } from '../state.js'
import type { Choice } from '../completion/choice.js'
import { runCompletion } from '../completion/run.js'
import type { Interpreter } from '../interpreter.js'
import { syntaxError } from '../messages.js'
import { runCase, runIf } from './choice.js'
import { runArithmetic, runCondition } from './condition.js'
import { runInput } from './input.js'
import { runAndOr, runGroup, runList } from './list.js'
import { runFor, runForArithmetic, runWhile } from './loop.js'
import { runPipeline, runSubshell } from './pipeline.js'
import { runSelect } from './select.js'
import { runRedirected } from './redirected.js'
import { runSession } from './session.js'
import { runSimple } from './simple.js'
import { runSubstitution } from './substitution.js'
import { choose } from './typing.js'
import { runCall, runScript, runTrap } from './script.js'

/** Carries out the frame on top for one instruction. */
export function execute(sh: Interpreter, frame: Frame): void {
  switch (frame.special) {
    case 'call':
      return runCall(sh, frame)
    case 'completion':
      return runCompletion(sh, frame, (choice) => finishCompletion(sh, choice))
    case 'source':
      return runScript(sh, frame)
    case 'trap':
      return runTrap(sh, frame)
    case 'input':
      return runInput(sh, frame)
    case 'session':
      return runSession(sh, frame)
    case 'substitution':
      return runSubstitution(sh, frame)
    default:
      return executeNode(sh, frame)
  }
}

/** At a keyboard the line goes on; otherwise the words are what was asked for. */
function finishCompletion(sh: Interpreter, choice: Choice): void {
  const { keyboard } = sh
  if (keyboard !== undefined) choose(sh, keyboard, choice)
  else sh.out(choice.words.map((word) => `${word}\n`).join(''))
}

function executeNode(sh: Interpreter, frame: Frame): void {
  const node = sh.nodeOf(frame)
  switch (node.kind) {
    case 'simple':
      return runSimple(sh, frame, node)
    case 'list':
      return runList(sh, frame, node)
    case 'and-or':
      return runAndOr(sh, frame, node)
    case 'pipeline':
      return runPipeline(sh, frame, node)
    case 'redirected':
      return runRedirected(sh, frame, node)
    case 'group':
      return runGroup(sh, frame, node)
    case 'subshell':
      return runSubshell(sh, frame, node)
    case 'if':
      return runIf(sh, frame, node)
    case 'for':
      return runFor(sh, frame, node)
    case 'for-arithmetic':
      return runForArithmetic(sh, frame, node)
    case 'select':
      return runSelect(sh, frame, node)
    case 'while':
      return runWhile(sh, frame, node)
    case 'case':
      return runCase(sh, frame, node)
    case 'function':
      sh.state.functions = {
        ...sh.state.functions,
        [node.name]: { source: frame.source, node: node.body },
      }
      return sh.pop(0)
    case 'condition':
      return runCondition(sh, frame, node)
    case 'arithmetic':
      return runArithmetic(sh, frame, node)
    case 'error': {
      sh.err(syntaxError(sh.state, node.problem, frame.source))
      if (!sh.state.interactive) return sh.exit(2)
      sh.unwindTo(isPrompt)
      sh.state.status = 2
    }
  }
}
