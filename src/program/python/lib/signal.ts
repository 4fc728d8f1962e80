/**
 * `signal`.
 *
 * @see https://docs.python.org/3/library/signal.html
 */

export const signal = String.raw`
import _kubarium, os
from enum import IntEnum
class Signals(IntEnum):
    SIGHUP = 1
    SIGINT = 2
    SIGQUIT = 3
    SIGKILL = 9
    SIGUSR1 = 10
    SIGUSR2 = 12
    SIGPIPE = 13
    SIGALRM = 14
    SIGTERM = 15
    SIGCHLD = 17
SIGHUP, SIGINT, SIGQUIT, SIGKILL = Signals.SIGHUP, Signals.SIGINT, Signals.SIGQUIT, Signals.SIGKILL
SIGUSR1, SIGUSR2, SIGPIPE, SIGALRM = Signals.SIGUSR1, Signals.SIGUSR2, Signals.SIGPIPE, Signals.SIGALRM
SIGTERM, SIGCHLD = Signals.SIGTERM, Signals.SIGCHLD
SIG_DFL, SIG_IGN = 'SIG_DFL', 'SIG_IGN'
def default_int_handler(signum, frame):
    raise KeyboardInterrupt
def signal(signum, handler):
    number = int(signum)
    name = Signals(number).name.removeprefix('SIG')
    if number == 9:
        raise OSError(22, 'Invalid argument')
    if handler == SIG_IGN:
        own = lambda *args: None
    elif handler == SIG_DFL:
        own = None
    elif callable(handler):
        own = lambda signum, frame: handler(int(signum), frame)
    else:
        raise TypeError('signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object')
    before = _kept.get(number, default_int_handler if number == 2 else SIG_DFL)
    _kept[number] = handler
    _kubarium.handle(name, own)
    return before
_kept = {}
def getsignal(signum):
    return _kept.get(int(signum), SIG_DFL)
def strsignal(signum):
    return {1: 'Hangup', 2: 'Interrupt', 15: 'Terminated'}.get(int(signum), f'Signal {int(signum)}')
def pause():
    _got = [False]
    _kubarium.wait(lambda: False)
def raise_signal(signum):
    os.kill(os.getpid(), signum)
def __getattr__(name):
    if name in ('alarm', 'setitimer', 'sigwait', 'pthread_kill', 'set_wakeup_fd'):
        raise NotImplementedError(f'kubarium does not simulate signal.{name}')
    raise AttributeError(f"module 'signal' has no attribute '{name}'")
`
