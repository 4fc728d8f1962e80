// Labs whose containers run on real daemons.
import { report } from '../cluster.mjs'
import { daemonBench } from '../daemon.mjs'

report(daemonBench())
