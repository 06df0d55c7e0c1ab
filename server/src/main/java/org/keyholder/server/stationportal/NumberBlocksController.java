package org.keyholder.server.stationportal;

import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Frames;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.Right;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.shared.DealerId;
import org.keyholder.server.shared.Fingerprint;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.site.NumberBlock;
import org.keyholder.server.site.NumberBlocks;
import org.keyholder.server.site.NumberBlocks.Given;
import org.keyholder.server.station.ReceiverUses;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Blocks of numbers that the station gives to dealers: nobody else gets a number of one. */
@Controller
@Needs(Right.MANAGE_STATION)
class NumberBlocksController {

    private static final String ALL = Entries.NUMBERS + "/blocks";

    private static final int SHOWN = 200;
    private static final int ANOTHERS_SHOWN = 20;

    private final NumberBlocks blocks;
    private final ReceiverUses uses;

    NumberBlocksController(NumberBlocks blocks, ReceiverUses uses) {
        this.blocks = blocks;
        this.uses = uses;
    }

    @GetMapping(ALL)
    ModelAndView all(Member member, OwnSignIn signIn) {
        return page(member, signIn, NumberBlocksPage.Typed.EMPTY, FormErrors.NONE, null)
                .view();
    }

    /** Shows first what of it is somebody else's; sent once more with that one's mark, it is given. */
    @PostMapping(ALL)
    ModelAndView give(Member member, OwnSignIn signIn, @RequestParam Map<String, String> form) {
        var input = new FormInput(form);
        var typed = new NumberBlocksPage.Typed(input.text("first"), input.text("last"), input.text("dealer"));
        try {
            var block = NumberBlock.read(StationOf.member(member), dealer(typed.dealer()), typed.first(), typed.last());
            var anothers = anothers(block);
            if (anothers != null && !anothers.mark().equals(input.text("shown"))) {
                return page(member, signIn, typed, FormErrors.NONE, anothers).view();
            }
            blocks.give(block);
        } catch (Refusal refusal) {
            return page(member, signIn, typed, Refused.errors(refusal), null).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        return new ModelAndView("redirect:" + ALL);
    }

    private static DealerId dealer(String text) {
        try {
            return new DealerId(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            throw Refusal.invalid("dealer-unknown", "dealer", "Choose the dealer that it is for.");
        }
    }

    private NumberBlocksPage.@Nullable Anothers anothers(NumberBlock block) {
        var found = blocks.anothers(block, ANOTHERS_SHOWN + 1);
        if (found.isEmpty()) {
            return null;
        }
        var shown = block + " " + found.stream().map(one -> one.number().text()).collect(Collectors.joining(" "));
        return new NumberBlocksPage.Anothers(
                HexFormat.of().formatHex(Fingerprint.of(shown)),
                found.stream()
                        .limit(ANOTHERS_SHOWN)
                        .map(NumberBlocksController::row)
                        .toList(),
                found.size() > ANOTHERS_SHOWN);
    }

    private static NumberBlocksPage.AnothersRow row(NumberBlocks.Anothers one) {
        return new NumberBlocksPage.AnothersRow(
                one.number().text(), one.dealerName(), one.inUse() ? "in use" : "kept until released");
    }

    private NumberBlocksPage page(
            Member member,
            OwnSignIn signIn,
            NumberBlocksPage.Typed typed,
            FormErrors errors,
            NumberBlocksPage.@Nullable Anothers anothers) {
        var station = StationOf.member(member);
        var given = blocks.of(station);
        return new NumberBlocksPage(
                Frames.of(member, signIn),
                given.stream().limit(SHOWN).map(NumberBlocksController::row).toList(),
                Math.max(0, given.size() - SHOWN),
                dealers(uses.of(station)),
                typed,
                errors,
                anothers);
    }

    private static List<NumberBlocksPage.Choice> dealers(List<ReceiverUses.Use> uses) {
        return uses.stream()
                .map(use -> new NumberBlocksPage.Choice(use.dealer().toString(), use.dealerName()))
                .distinct()
                .toList();
    }

    private static NumberBlocksPage.Row row(Given given) {
        return new NumberBlocksPage.Row(
                ALL + "/" + given.id(),
                given.block().firstText(),
                given.block().lastText(),
                given.dealerName(),
                given.own(),
                given.free(),
                given.others());
    }

    @GetMapping(ALL + "/{id}")
    ModelAndView one(Member member, OwnSignIn signIn, @PathVariable UUID id) {
        var given = blocks.find(StationOf.member(member), id).orElseThrow(Refusal::notFound);
        return new NumberBlockPage(
                        Frames.of(member, signIn),
                        ALL + "/" + id,
                        given.block().toString(),
                        given.dealerName(),
                        given.own(),
                        given.free(),
                        given.others(),
                        Optional.ofNullable(anothers(given.block()))
                                .map(NumberBlocksPage.Anothers::rows)
                                .orElse(List.of()))
                .view();
    }

    @PostMapping(ALL + "/{id}/end")
    ModelAndView end(Member member, @PathVariable UUID id) {
        blocks.end(StationOf.member(member), id);
        return new ModelAndView("redirect:" + ALL);
    }
}
