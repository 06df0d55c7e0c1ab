/**
 * Journeys in a real browser on the real server process, written as stories. Read one of the tests first; then {@link
 * org.keyholder.journeys.stories.Story}, which has the words that they are written in.
 */
package org.keyholder.journeys.stories;
