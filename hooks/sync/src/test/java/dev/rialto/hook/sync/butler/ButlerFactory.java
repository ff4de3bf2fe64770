package dev.rialto.hook.sync.butler;

import dev.rialto.api.event.Deleted;
import dev.rialto.api.event.Edited;
import dev.rialto.api.event.Posted;
import dev.rialto.api.hook.Channel;
import dev.rialto.api.hook.Hook;
import dev.rialto.api.hook.HookContext;
import dev.rialto.api.hook.HookFactory;
import dev.rialto.api.hook.Incoming;
import dev.rialto.api.hook.ReferenceKey;
import dev.rialto.api.hook.SyncRef;
import dev.rialto.api.hook.Watcher;
import dev.rialto.api.message.Message;
import dev.rialto.api.message.RichText;
import dev.rialto.api.message.User;
import dev.rialto.api.plug.ApiLevel;
import dev.rialto.hook.sync.SyncPlug;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A hook that listens to a conversation as one channel, and speaks when it is spoken to. */
final class ButlerFactory implements HookFactory<ButlerFactory.Settings> {

    /** All that was heard in the label, of whichever member. */
    final List<String> heard = new CopyOnWriteArrayList<>();

    /**
     * The section.
     *
     * @param sync the hook whose conversations these are
     * @param listen the label as a channel
     */
    record Settings(String sync, String listen) {}

    @Override
    public String type() {
        return "butler";
    }

    @Override
    public int apiLevel() {
        return ApiLevel.CURRENT;
    }

    @Override
    public Class<Settings> settings() {
        return Settings.class;
    }

    @Override
    public List<Hook> create(Settings settings, HookContext context) {
        return List.of(new Butler(
                context.directory().channel("listen", settings.listen()),
                new SyncPlug(settings.sync(), context),
                context,
                heard));
    }

    private static final class Butler implements Watcher {
        private final Channel label;
        private final SyncPlug sync;
        private final HookContext context;
        private final List<String> heard;
        private volatile ReferenceKey said = new ReferenceKey("nothing");

        Butler(Channel label, SyncPlug sync, HookContext context, List<String> heard) {
            this.label = label;
            this.sync = sync;
            this.context = context;
            this.heard = heard;
        }

        @Override
        public void seen(Incoming incoming) throws InterruptedException {
            if (incoming.channel().equals(label)) {
                heard.add(told(incoming));
            } else if (incoming.event() instanceof Posted posted && incoming.hops() == 0) {
                serve(incoming.channel(), posted);
            }
        }

        private static String told(Incoming incoming) {
            return switch (incoming.event()) {
                case Posted posted -> told(posted.message());
                case Edited edited -> "now " + told(edited.message());
                case Deleted _ ->
                    "gone " + incoming.reference().map(SyncRef::excerpt).orElse("?");
                default -> incoming.event().toString();
            };
        }

        private static String told(Message message) {
            return message.author().map(User::name).orElse("?") + ": "
                    + message.text().plain();
        }

        private void serve(Channel member, Posted posted) throws InterruptedException {
            switch (posted.message().text().plain()) {
                case "tea?" -> {
                    Channel conversation = sync.syncFor(member).orElseThrow();
                    Optional<SyncRef> question = context.references().find(member, posted.id());
                    said = sync.reply(conversation, question.orElseThrow().key(), words("Tea"));
                }
                case "milk!" -> sync.edit(said, words("Tea with milk"));
                case "thanks" -> sync.delete(said);
                case "who?" -> sync.post(label, words(sync.title(label).orElseThrow() + " of " + sync.inSync(label)));
                default -> {
                    // It is discreet.
                }
            }
        }

        private static Message words(String text) {
            return Message.builder(User.named("Butler"), RichText.of(text)).build();
        }
    }
}
