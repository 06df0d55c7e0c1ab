package org.keyholder.journeys.bench;

import org.keyholder.journeys.running.Rig;

final class PressBench {
    private PressBench() {}
    static void run(Rig rig) {}
}
