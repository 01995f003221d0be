<div data-awaits="${awaits}" data-at="${stepUrl}">
<#if !connected>
<p class="message info" role="status" id="later">${msg("setup.provisioning.later")}<#if liveUrl??> <a href="${liveUrl}">${msg("setup.live.name")}</a></#if></p>
<#else>
<p>${msg("setup.provisioning.text")}</p>
<section aria-labelledby="enter">
    <h2 id="enter">1. ${msg("setup.provisioning.enter")}</h2>
    <p>${msg("setup.provisioning.where")}</p>
    <dl class="values">
        <@part.value id="tenant-url" field="Tenant URL" text=tenantUrl/>
        <#if secret??><@part.value id="secret-token" field="Secret Token" text=secret note=msg("setup.provisioning.once")/></#if>
    </dl>
    <#if again!false><p class="message warning" role="alert" id="again">${msg("setup.provisioning.again")}</p></#if>
    <#if tokens?has_content>
    <ul class="plain" id="tokens">
        <#list tokens as known>
        <li>${msg("setup.provisioning.token", known.hint, known.made)} ${known.used???then(msg("setup.provisioning.used", known.used!""), msg("setup.provisioning.unused"))}</li>
        </#list>
    </ul>
    </#if>
    <#if secret??>
    <#elseif stopped>
    <p class="message warning" role="alert" id="stopped">${msg("setup.provisioning.stopped")}</p>
    <#elseif full>
    <p>${msg("setup.provisioning.full", tokens?first.hint)}</p>
    <form action="${stepUrl}" method="post">
        <@part.csrf/>
        <input type="hidden" name="revoke" value="${tokens?first.id}">
        <@part.sure text=msg("setup.provisioning.revokeSure", tokens?first.hint)/>
        <button class="${properties.kcButtonClass!}" id="revoke">${msg("setup.provisioning.revoke", tokens?first.hint)}</button>
    </form>
    <#else>
    <#if off><p>${msg("setup.provisioning.off")}</p></#if>
    <form action="${stepUrl}" method="post">
        <@part.csrf/>
        <input type="hidden" name="newest" value="${newest}">
        <@part.sure text=msg("setup.provisioning.sure")/>
        <button class="${properties.kcButtonClass!}<#if !tokens?has_content> ${properties.kcButtonPrimaryClass!}</#if>" id="make">${msg("setup.provisioning.make")}</button>
    </form>
    </#if>
</section>
<section aria-labelledby="rows">
    <h2 id="rows">2. ${msg("setup.provisioning.rows")}</h2>
    <p>${msg("setup.provisioning.rowsWhere")}</p>
    <table class="stacked">
        <thead><tr><th scope="col">customappsso Attribute</th><th scope="col">Microsoft Entra ID Attribute</th></tr></thead>
        <tbody>
            <#list rows as row>
            <tr data-row="${row.target}">
                <th scope="row">${row.number}. <code>${row.target}</code></th>
                <td>
                    <p><code>${row.source}</code> ${row.delivered???then(msg("setup.provisioning.change", row.delivered!""), msg("setup.provisioning.stays"))}</p>
                    <#if row.precedence??><p>${msg("setup.provisioning.matching", row.precedence)}</p></#if>
                </td>
            </tr>
            </#list>
        </tbody>
    </table>
</section>
<section aria-labelledby="start">
    <h2 id="start">3. ${msg("setup.provisioning.start")}</h2>
    <p>${msg("setup.provisioning.startText")}</p>
</section>
<section aria-labelledby="signs">
    <h2 id="signs">${msg("setup.provisioning.signs")}</h2>
    <ul class="checks">
        <li class="${tested???then("done", "open")}" data-sign="tested">${tested???then(msg("setup.provisioning.tested", tested!""), msg("setup.provisioning.notTested"))}</li>
        <li class="${person???then("done", "open")}" data-sign="person">${person???then(msg("setup.provisioning.person", person!""), msg("setup.provisioning.noPerson"))}</li>
    </ul>
    <#if refused??>
    <div class="message warning" id="refused" data-refused="${refused.code}">
        <p>${msg("setup.provisioning.refused", refused.time)}</p>
        <#if refused.row??><p>${msg("setup.provisioning.refusedRow", refused.row.number, refused.row.target, refused.row.source)}</p></#if>
        <#if refused.detail??><p lang="en">${refused.detail}</p></#if>
    </div>
    </#if>
    <form action="${stepUrl}" method="get">
        <button class="${properties.kcButtonClass!}<#if secret??> ${properties.kcButtonPrimaryClass!}</#if>" id="look">${msg("setup.test.look")}</button>
    </form>
</section>
</#if>
</div>
