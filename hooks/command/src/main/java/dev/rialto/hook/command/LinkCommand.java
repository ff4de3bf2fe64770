package dev.rialto.hook.command;

import dev.rialto.api.hook.Account;
import dev.rialto.api.hook.AccountLinks;
import dev.rialto.api.hook.CommandException;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.Invocation;
import dev.rialto.api.hook.Person;
import dev.rialto.api.hook.PostOptions;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.RichText;
import dev.rialto.hook.command.LinkCodes.Given;
import dev.rialto.hook.command.LinkCodes.Side;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Makes two accounts of the asker's one person's. The owner of each must want it, or one could become another: who uses a code is
 * told whose it is and says so again; where others read along and could have been quicker, so does who asked for it.
 */
record LinkCommand(HookContext context, LinkCodes codes, Confirmations confirmations, Prefixes prefixes)
        implements Dangerous {
    static final String NAME = "link";

    /** What could make one line look like several, or the end of a name like what follows it. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Z}\\s“”]+");

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String summary() {
        return "Gives a code to be used from your account on another network, or uses one: both are you then.";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(new Parameter("code", Parameter.Kind.OPTIONAL));
    }

    @Override
    public boolean answersLocally() {
        return true;
    }

    @Override
    public Optional<String> prepare(Invocation invocation) throws CommandException {
        if (invocation.arguments().isEmpty()) {
            return Optional.empty();
        }
        AccountLinks links = links();
        Side by = person(invocation);
        if (!codes.mayTry(by)) {
            throw new CommandException("That were too many codes; wait " + Durations.text(LinkCodes.LIFE) + ".");
        }
        String written = invocation.arguments().getFirst();
        Side asker = codes.unused(written).orElseThrow(LinkCommand::noSuchCode).asker();
        // What cannot be leaves the code to who meant to use it.
        links.check(asker.account(), by.account());
        if (!codes.use(written, by)) {
            throw noSuchCode();
        }
        return Optional.of("That code was asked for by " + described(asker)
                + ". Whoever that is will be you, with all that you may do. If that is you too");
    }

    @Override
    public String run(Invocation invocation) throws CommandException, InterruptedException {
        Side by = person(invocation);
        if (invocation.arguments().isEmpty()) {
            return give(by);
        }
        String written = invocation.arguments().getFirst();
        Given code = codes.used(written).orElseThrow(LinkCommand::noSuchCode);
        Side user = code.by().orElseThrow();
        if (code.confirmed() && by.account().equals(code.asker().account())) {
            return linked(written, code.asker(), user);
        }
        if (code.confirmed() || !by.account().equals(user.account())) {
            throw noSuchCode();
        }
        if (isPrivate(user)) {
            String answer = linked(written, code.asker(), user);
            say(
                    code.asker(),
                    described(user) + " is you too now, by the code that you asked for. If that is somebody else: "
                            + prefixes.shown() + UnlinkCommand.NAME + " " + user.account());
            return answer;
        }
        codes.confirmed(written);
        Call again = new Call(this, code.asker().user(), Optional.of(invocation.arguments()), written);
        say(
                code.asker(),
                "Your code was used in " + user.channel().name() + ", by " + described(user)
                        + ", who will be you, with all that you may do. If that is you too, "
                        + confirmations.ask(code.asker().channel(), again) + ".");
        return "Others read along here. So say it once more where you asked for the code.";
    }

    /** A program may say what others had it say. */
    private static Side person(Invocation invocation) throws CommandException {
        if (invocation.by().bot()) {
            throw new CommandException("A program cannot be linked to people.");
        }
        return Side.of(invocation);
    }

    private String give(Side by) throws CommandException {
        links();
        if (!isPrivate(by)) {
            throw new CommandException(
                    "Others read along here, and who has the code could become you. Ask me in a private chat.");
        }
        String code = codes.give(by)
                .orElseThrow(() -> new CommandException("Too many people ask for codes just now; try again later."));
        return "For " + Durations.text(LinkCodes.LIFE) + ", and once: say " + prefixes.shown() + NAME + " " + code
                + " from your other account, best in a private chat. Show the code to nobody.";
    }

    private String linked(String written, Side asker, Side user) throws CommandException {
        codes.forget(written);
        Person person =
                links().link(asker.account(), user.account(), asker.user().name());
        return asker.account() + " and " + user.account() + " are " + person.name() + " now.";
    }

    private AccountLinks links() throws CommandException {
        return context.directory()
                .links()
                .orElseThrow(
                        () -> new CommandException("Who is who is looked after elsewhere; nothing can be linked."));
    }

    private boolean isPrivate(Side side) {
        return context.directory().isPrivate(side.channel());
    }

    /** A name proves nothing and may hold anything, so the account comes first. */
    private String described(Side side) {
        Account account = side.account();
        String name = UNSEEN.matcher(side.user().name()).replaceAll(" ").strip();
        return account + " on " + context.directory().networkName(account.plug()) + ", called “" + name + "”";
    }

    private void say(Side side, String text) throws InterruptedException {
        context.poster()
                .post(
                        List.of(side.channel()),
                        Message.builder(RichText.of(text)).build(),
                        PostOptions.builder().urgent(true).local(true).build());
    }

    private static CommandException noSuchCode() {
        return new CommandException("There is no such code, or it is too old, or was used. Ask for a new one.");
    }
}
