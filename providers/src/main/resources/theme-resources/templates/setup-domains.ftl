<p>${msg("setup.domains.text")}</p>
<#if domains?has_content>
<table class="stacked">
    <thead><tr><th scope="col">${msg("setup.domains.domain")}</th><th scope="col">${msg("setup.domains.state")}</th></tr></thead>
    <tbody>
        <#list domains as domain>
        <tr data-domain="${domain.name}" data-state="${domain.state}">
            <th scope="row">${domain.name}</th>
            <td>
                <p>${msg("setup.domain." + domain.state)}<#if domain.tenant??> <code>${domain.tenant}</code></#if></p>
                <#if domain.record??>
                <dl>
                    <@part.value id="record-name-" + domain?index field=msg("setup.domains.recordName") text=domain.record/>
                    <@part.value id="record-short-" + domain?index field=msg("setup.domains.shortName") text=domain.shortRecord/>
                    <@part.value id="record-text-" + domain?index field=msg("setup.domains.recordText") text=domain.text/>
                </dl>
                <p class="help"><#if (domain.seen!"") == "?">${msg("setup.domains.silent")}<#else>${msg("setup.domains.seen", domain.seen!msg("setup.domains.nothing"))}</#if></p>
                <p class="help"><a href="${domain.colleagueUrl}">${msg("setup.domains.colleague")}</a></p>
                </#if>
            </td>
        </tr>
        </#list>
    </tbody>
</table>
</#if>
<form action="${stepUrl}" method="post" novalidate>
    <@part.csrf/>
    <#if mayName>
    <div class="${properties.kcFormGroupClass!}">
        <label for="domains">${msg("setup.domains.label")}</label>
        <textarea class="${properties.kcInputClass!}" id="domains" name="domains" rows="3" autocomplete="off" autocapitalize="none" spellcheck="false" aria-describedby="domains-help">${named!}</textarea>
        <p class="help" id="domains-help">${msg("setup.domains.help")}</p>
    </div>
    </#if>
    <button class="${properties.kcButtonClass!}" id="look">${msg("setup.domains.look")}</button>
</form>
<p class="help">${msg("setup.domains.later")}</p>
<#if nextUrl??><@part.next url=nextUrl/></#if>
