package org.keyholder.journeys.stories;

import static org.keyholder.journeys.stories.Wanted.alarm;
import static org.keyholder.journeys.stories.Wanted.disregardWanted;
import static org.keyholder.journeys.stories.Wanted.textOpened;
import static org.keyholder.journeys.stories.Wanted.textSent;

import org.junit.jupiter.api.Test;

/** Cameras send what browsers do not play: nobody sits before a black picture without a word. */
class UnplayableClipsTest extends Story {

    @Test
    void aClipInACodecThatNoBrowserPlaysIsSaidToBeSoAndCanBeDownloaded() {
        var film = Film.drawn().codedAs("mpeg4");
        var yard = harbourYard();
        var ann = keyHolder(yard, "Ann Ortega", "Owner", 1);
        yard.camera("017").reports().andFilms(film);
        station(NORTH).receives(alarm("P2794", "017"));

        var kim = operator("Kim Moreau")
                .launches(yard.launchUrl("017"))
                .isToldThatTheClipCannotBePlayed("Its video is coded as MPEG-4 Part 2.");
        kim.window().isPictured("unplayable-desk").downloads("Download the clip", film.clip());
        kim.verifies();
        ann.receives("Harbour Yard").opens().isToldThatTheClipCannotBePlayed();
        ann.window().isPictured("unplayable-question").downloads("Download the clip", film.clip());
        ann.presses("Disregard").isTold("Your answer: Disregard");

        kim.seesTheOutcome("Disregard wanted").isToldThatTheClipCannotBePlayed("MPEG-4 Part 2");
        station(NORTH).receives(textSent(1), textOpened(1), disregardWanted(1));
        nobodyReceivesAnythingElse();
    }

    @Test
    void aClipWithoutASnapshotIsSaidToBeSoAsWell() {
        var film = Film.drawn().codedAs("mpeg4").withoutStills();
        var yard = harbourYard();
        var ann = keyHolder(yard, "Ann Ortega", "Owner", 1);
        yard.camera("017").reports().andFilms(film);
        station(NORTH).receives(alarm("P2794", "017"));

        var kim = operator("Kim Moreau").launches(yard.launchUrl("017"));
        kim.window()
                .sees("This clip cannot be played here.")
                .sees("There is no snapshot of this event")
                .isPictured("unplayable-desk-bare");
        kim.verifies();
        ann.receives("Harbour Yard")
                .opens()
                .window()
                .sees("This clip cannot be played here.")
                .sees("there is no picture to show")
                .isPictured("unplayable-question-bare");

        station(NORTH).receives(textSent(1), textOpened(1));
        nobodyReceivesAnythingElse();
    }

    /** The server takes it for H.264; what is wrong with it only the browser finds out. */
    @Test
    void aClipThatTheBrowserGivesUpIsSaidToBeSoByThePageItself() {
        var film = Film.drawn().damaged();
        var yard = harbourYard();
        var ann = keyHolder(yard, "Ann Ortega", "Owner", 1);
        yard.camera("017").reports().andFilms(film);
        station(NORTH).receives(alarm("P2794", "017"));

        var kim = operator("Kim Moreau")
                .launches(yard.launchUrl("017"))
                .isToldThatTheClipCannotBePlayed(
                        "Your browser does not play its kind of video, or the file is damaged.");
        kim.window().isPictured("damaged-desk").downloads("Download the clip", film.clip());
        kim.window().downloads("017 clip", film.clip());
        kim.verifies();
        ann.receives("Harbour Yard").opens().isToldThatTheClipCannotBePlayed();
        ann.window().isPictured("damaged-question").downloads("Download the clip", film.clip());
        kim.sees("Ann Ortega", "Opened").isToldThatTheClipCannotBePlayed("or the file is damaged");

        station(NORTH).receives(textSent(1), textOpened(1));
        nobodyReceivesAnythingElse();
    }

    /** On a slow one the page's files are there before the browser has begun with the clip. */
    @Test
    void aSlowMachineIsNotToldThatAGoodClipCannotBePlayed() {
        var yard = harbourYard();
        yard.camera("017").reports().andFilms(Film.drawn());
        station(NORTH).receives(alarm("P2794", "017"));
        var kim = operator("Kim Moreau").launches(yard.launchUrl("017")).watchesTheClip();

        kim.window().isTwentyTimesSlower();
        for (var time = 0; time < 5; time++) {
            kim.window().page().reload();
            kim.watchesTheClip();
        }

        nobodyReceivesAnythingElse();
    }

    @Test
    void withoutScriptsThePhoneOffersTheDownloadBesideTheClip() {
        var film = Film.drawn().damaged();
        var yard = harbourYard();
        var ann = phoneWithoutScripts("Ann Ortega");
        confirmed(yard, ann, "Ann Ortega", "Owner", 1);
        yard.camera("017").reports().andFilms(film);
        station(NORTH).receives(alarm("P2794", "017"));
        operator("Kim Moreau").launches(yard.launchUrl("017")).verifies();

        ann.receives("Harbour Yard")
                .opens()
                .window()
                .sees("If the clip does not play:")
                .downloads("Download the clip", film.clip());

        station(NORTH).receives(textSent(1));
        nobodyReceivesAnythingElse();
    }
}
