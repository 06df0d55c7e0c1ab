package org.keyholder.server.accessportal;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keyholder.server.identity.ApiScope;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Frames;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.ProgramWithKeys;
import org.keyholder.server.identity.Programs;
import org.keyholder.server.identity.Right;
import org.keyholder.server.keys.ValidKey;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.shared.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The API keys of one's own side of an organisation. */
@Controller
@RequestMapping(Entries.API_KEYS)
@Needs(Right.MANAGE_KEYS)
class ApiKeysController {

    private final Programs programs;
    private final ApiKeysPages pages;

    ApiKeysController(Programs programs, ApiKeysPages pages) {
        this.programs = programs;
        this.pages = pages;
    }

    @GetMapping
    ModelAndView all(Member member, OwnSignIn signIn) {
        return pages.show(member, signIn).view();
    }

    @PostMapping
    ModelAndView make(
            Member member, OwnSignIn signIn, @RequestParam Map<String, String> form, HttpServletResponse response) {
        var typed = typed(new FormInput(form));
        try {
            var key = programs.make(member, typed.name(), scopes(typed), ApiKeySpan.read(typed.span()));
            return shown(
                    pages.withKey(
                            member, signIn, new ApiKeysPage.NewKey(typed.name().strip(), key.reveal(), false)),
                    response);
        } catch (Refusal refusal) {
            return pages.refused(member, signIn, typed, Refusals.errors(refusal))
                    .view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static ApiKeysPage.Fields typed(FormInput input) {
        var ticked = Stream.of(ApiScope.values())
                .map(ApiScope::code)
                .filter(input::ticked)
                .collect(Collectors.toSet());
        return new ApiKeysPage.Fields(input.text("name"), ticked, input.text("span"));
    }

    private static Set<ApiScope> scopes(ApiKeysPage.Fields typed) {
        return typed.scopes().stream()
                .flatMap(code -> ApiScope.ofCode(code).stream())
                .collect(Collectors.toSet());
    }

    /** The key stands in this one answer and nowhere else. */
    private static ModelAndView shown(ApiKeysPage page, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        return page.view();
    }

    /** Where a reload of the page with the new key leads. */
    @GetMapping("/{programId}/keys")
    ModelAndView keys(Member member, @PathVariable UUID programId) {
        program(member, programId);
        return back();
    }

    @PostMapping("/{programId}/keys")
    ModelAndView renew(Member member, OwnSignIn signIn, @PathVariable UUID programId, HttpServletResponse response) {
        var program = program(member, programId);
        try {
            var key = programs.renew(member, programId);
            return shown(
                    pages.withKey(member, signIn, new ApiKeysPage.NewKey(program.name(), key.reveal(), true)),
                    response);
        } catch (Refusal refusal) {
            return pages.refused(member, signIn, ApiKeysPages.EMPTY, Refusals.errors(refusal))
                    .view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    @GetMapping("/{programId}/keys/{keyId}/revoke")
    ModelAndView revoke(Member member, OwnSignIn signIn, @PathVariable UUID programId, @PathVariable UUID keyId) {
        var program = program(member, programId);
        var key = program.keys().stream()
                .filter(one -> one.id().equals(keyId))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        return new RevokeApiKeyPage(
                        Frames.of(member, signIn),
                        program.name(),
                        which(program, key),
                        consequence(program),
                        Entries.API_KEYS + "/" + programId + "/keys/" + keyId + "/revoke")
                .view();
    }

    private static String which(ProgramWithKeys program, ValidKey key) {
        if (program.keys().size() == 1) {
            return "the key";
        }
        return key.equals(program.keys().getLast()) ? "the new key" : "the old key";
    }

    private static String consequence(ProgramWithKeys program) {
        return program.keys().size() == 1
                ? "It is the only key of " + program.name()
                        + ": the program is shut out from its next request on, and leaves" + " the list for good."
                : "It is refused from the next request on. The other key of " + program.name() + " goes on.";
    }

    @PostMapping("/{programId}/keys/{keyId}/revoke")
    ModelAndView revokeNow(Member member, @PathVariable UUID programId, @PathVariable UUID keyId) {
        programs.revoke(member, programId, keyId);
        return back();
    }

    private ProgramWithKeys program(Member member, UUID id) {
        return programs.find(member, id).orElseThrow(Refusal::notFound);
    }

    private static ModelAndView back() {
        return new ModelAndView("redirect:" + Entries.API_KEYS);
    }
}
