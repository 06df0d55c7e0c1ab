package org.keyholder.server.identity.internal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import org.keyholder.server.identity.AskProviderPage;
import org.keyholder.server.identity.GoOnPage;
import org.keyholder.server.identity.OpenToAll;
import org.keyholder.server.identity.ProviderSignInPage;
import org.keyholder.server.identity.SignInProviders;
import org.keyholder.server.identity.internal.provider.FoundProvider;
import org.keyholder.server.identity.internal.provider.KnownProviders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.view.RedirectView;

/** Signing in by an organisation's own provider. Nobody is signed in there, or somebody who is to be signed in otherwise. */
@Controller
class ProviderSignInController {

    private final KnownProviders providers;
    private final ProviderSignIns signIns;
    private final AfterSignIn after;

    ProviderSignInController(KnownProviders providers, ProviderSignIns signIns, AfterSignIn after) {
        this.providers = providers;
        this.signIns = signIns;
        this.after = after;
    }

    @GetMapping(SignInProviders.PATH)
    @OpenToAll
    ModelAndView ask(@RequestParam(defaultValue = "") String name, HttpServletResponse response) {
        keepSecret(response);
        var typed = name.strip().toLowerCase(Locale.ROOT);
        if (typed.isEmpty()) {
            return new AskProviderPage("", false).view();
        }
        return providers
                .find(typed)
                .map(found -> new ModelAndView(new RedirectView(SignInProviders.path(found.name()), true)))
                .orElseGet(() -> unknown(typed));
    }

    /** What these addresses hold is told to no page that follows. */
    private static void keepSecret(HttpServletResponse response) {
        response.setHeader("Referrer-Policy", "no-referrer");
    }

    /** One page, whether there is no such organisation, or it has no provider, or is closed. */
    private static ModelAndView unknown(String name) {
        return new AskProviderPage(name.substring(0, Math.min(name.length(), AskProviderPage.LONGEST)), true)
                .view(HttpStatus.NOT_FOUND);
    }

    @GetMapping(SignInProviders.PATH + "/{name}")
    @OpenToAll
    ModelAndView open(
            @PathVariable String name,
            @RequestParam(defaultValue = "") String problem,
            HttpServletRequest request,
            HttpServletResponse response) {
        keepSecret(response);
        return providers
                .find(name)
                .map(found -> page(found, ProviderRefusal.ofCode(problem), request, response))
                .orElseGet(() -> unknown(name));
    }

    private ModelAndView page(
            FoundProvider found,
            Optional<ProviderRefusal> refusal,
            HttpServletRequest request,
            HttpServletResponse response) {
        return new ProviderSignInPage(
                        found.organisationName(),
                        found.provider().issuer().getHost(),
                        SignInProviders.path(found.name()),
                        refusal.map(why -> why.words(found.organisationName())).orElse(null),
                        after.isTowardsDesk(request, response))
                .view(refusal.map(ProviderRefusal::status).orElse(HttpStatus.OK));
    }

    /**
     * Goes on by a page, and not by a redirect: browsers hold what a form leads to, redirects and all, against the page's policy, and a
     * provider may lead on to others.
     */
    @PostMapping(SignInProviders.PATH + "/{name}")
    @OpenToAll
    ModelAndView begin(@PathVariable String name, HttpServletRequest request, HttpServletResponse response) {
        keepSecret(response);
        var found = providers.find(name);
        if (found.isEmpty()) {
            return unknown(name);
        }
        var question = signIns.begin(found.get(), request, response);
        if (question.isEmpty()) {
            return page(found.get(), Optional.of(ProviderRefusal.UNAVAILABLE), request, response);
        }
        response.setHeader("Refresh", "0;url=" + question.get());
        return new GoOnPage(
                        found.get().organisationName(),
                        found.get().provider().issuer().getHost(),
                        question.get().toString())
                .view();
    }

    /** Where the provider sends the browser back to. It is led on at once, so that no code stays in the address bar. */
    @GetMapping(SignInProviders.PATH + "/{name}/answer")
    @OpenToAll
    void answer(@PathVariable String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        keepSecret(response);
        var found = providers.find(name);
        response.sendRedirect(
                found.isEmpty()
                        ? SignInProviders.PATH
                        : target(found.get(), signIns.answer(found.get(), request, response), request, response));
    }

    private String target(
            FoundProvider found,
            ProviderSignIns.Outcome outcome,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (outcome) {
            case ProviderSignIns.Outcome.In(var member) -> after.target(member, request, response);
            case ProviderSignIns.Outcome.FromElsewhere() -> StationGate.PAGE;
            case ProviderSignIns.Outcome.Refused(var why) ->
                SignInProviders.path(found.name()) + "?problem=" + why.code();
        };
    }
}
