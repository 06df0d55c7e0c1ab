package org.keyholder.journeys.kill;

/** Somebody who keeps the server busy until it is over. */
interface Load {

    void go() throws InterruptedException;
}
