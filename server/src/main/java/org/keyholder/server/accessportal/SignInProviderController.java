package org.keyholder.server.accessportal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.keyholder.server.configuration.PublicUrl;
import org.keyholder.server.identity.AsksAgain;
import org.keyholder.server.identity.Entries;
import org.keyholder.server.identity.Frames;
import org.keyholder.server.identity.Member;
import org.keyholder.server.identity.Needs;
import org.keyholder.server.identity.OwnProvider;
import org.keyholder.server.identity.OwnSignIn;
import org.keyholder.server.identity.Right;
import org.keyholder.server.identity.Role;
import org.keyholder.server.identity.SignInProviders;
import org.keyholder.server.identity.WantedProvider;
import org.keyholder.server.pages.FormErrors;
import org.keyholder.server.pages.FormInput;
import org.keyholder.server.shared.PersonId;
import org.keyholder.server.shared.Refusal;
import org.keyholder.server.shared.Secret;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The provider by which the people of one's own side of an organisation sign in. The installation itself has none. */
@Controller
@Needs(Right.MANAGE_PEOPLE)
class SignInProviderController {

    static final String PATH = Entries.PEOPLE + "/sign-in";

    /** Where no name has been chosen yet. */
    private static final String SOME_NAME = "short-name";

    private static final SignInProviderPage.Fields EMPTY = new SignInProviderPage.Fields("", "", "", false);

    private final SignInProviders providers;
    private final PublicUrl publicUrl;

    SignInProviderController(SignInProviders providers, PublicUrl publicUrl) {
        this.providers = providers;
        this.publicUrl = publicUrl;
    }

    @GetMapping(PATH)
    ModelAndView show(Member member, OwnSignIn signIn) {
        return page(member, signIn, null, FormErrors.NONE, null).view();
    }

    /** @param typed what to show in the form instead of what is set */
    private SignInProviderPage page(
            Member member,
            OwnSignIn signIn,
            SignInProviderPage.@Nullable Fields typed,
            FormErrors errors,
            SignInProviderPage.@Nullable Tried tried) {
        var set = own(member);
        var name = set.map(OwnProvider::name).orElse(SOME_NAME);
        return new SignInProviderPage(
                Frames.of(member, signIn),
                typed != null
                        ? typed
                        : set.map(SignInProviderController::fields).orElse(EMPTY),
                set.isPresent(),
                publicUrl.of(SignInProviders.path(name)).toString(),
                publicUrl.of(SignInProviders.callback(name)).toString(),
                accounts(member),
                errors,
                tried);
    }

    private Optional<OwnProvider> own(Member member) {
        if (side(member) == Role.Side.INSTALLATION) {
            throw Refusal.notFound();
        }
        return providers.of(member.organisation(), side(member));
    }

    private static Role.Side side(Member member) {
        return member.role().side();
    }

    private static SignInProviderPage.Fields fields(OwnProvider set) {
        return new SignInProviderPage.Fields(
                set.name(), set.issuer().toString(), set.clientId(), set.providesSecondFactor());
    }

    private List<SignInProviderPage.Row> accounts(Member member) {
        return providers.accounts(member.organisation(), side(member)).stream()
                .map(one -> new SignInProviderPage.Row(
                        PATH + "/accounts/" + one.person() + "/unbind", one.name(), one.login()))
                .toList();
    }

    @PostMapping(PATH)
    @AsksAgain
    ModelAndView save(Member member, OwnSignIn signIn, @RequestParam Map<String, String> form) {
        own(member);
        var input = new FormInput(form);
        var typed = new SignInProviderPage.Fields(
                input.text("name"), input.text("issuer"), input.text("clientId"), input.ticked("secondFactor"));
        try {
            providers.save(
                    member.organisation(),
                    side(member),
                    new WantedProvider(
                            typed.name(),
                            typed.issuer(),
                            typed.clientId(),
                            new Secret(input.text("clientSecret")),
                            typed.providesSecondFactor()));
            return back();
        } catch (Refusal refusal) {
            return page(member, signIn, typed, Refusals.errors(refusal), null).view(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private static ModelAndView back() {
        return new ModelAndView("redirect:" + PATH);
    }

    @PostMapping(PATH + "/try")
    ModelAndView tryOut(Member member, OwnSignIn signIn) {
        var set = own(member).orElseThrow(Refusal::notFound);
        var problem = providers.tryOut(member.organisation(), side(member));
        var tried = new SignInProviderPage.Tried(set.issuer().getHost(), problem.orElse(""));
        return page(member, signIn, null, FormErrors.NONE, tried).view();
    }

    @PostMapping(PATH + "/accounts/{id}/unbind")
    @AsksAgain
    ModelAndView unbind(Member member, @PathVariable UUID id) {
        own(member);
        providers.unbind(member.organisation(), side(member), new PersonId(id));
        return back();
    }

    @PostMapping(PATH + "/remove")
    @AsksAgain
    ModelAndView remove(Member member) {
        own(member);
        providers.remove(member.organisation(), side(member));
        return back();
    }
}
